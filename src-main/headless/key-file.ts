import { closeSync, constants, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { NogginError } from '../errors.ts';
import type { KeyStore } from '../server/service.ts';

const mostBytes = 1024;
/** Shorter ones can be guessed. Letters, digits and what base64 and its like use. */
const right = /^[A-Za-z0-9._~+/=-]{16,512}$/;

/**
 * A key in a file of its own, which is made with a new key where there is none.
 * @throws NogginError `invalid-request` for a file that holds no key or that others may read
 */
export function openKeyFile(file: string): KeyStore {
  let key = readKey(file);
  return {
    read: () => key,
    write: (secret) => {
      writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
      key = secret;
      return 'safely';
    },
    kept: () => (key === null ? null : 'safely'),
  };
}

/** Null where there is no file. */
function readKey(file: string): string | null {
  let descriptor: number;
  try {
    // A pipe in its place would be waited for.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new NogginError('invalid-request', 'The key file cannot be read', { cause: error });
  }
  try {
    const { mode } = fstatSync(descriptor);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new NogginError('invalid-request', 'Others may read the key file: chmod 600 is wanted');
    }
    const bytes = Buffer.alloc(mostBytes);
    const key = bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, mostBytes, 0)).trim();
    if (right.test(key)) return key;
    throw new NogginError('invalid-request', 'The key file holds no key: one line of 16 letters or more');
  } finally {
    closeSync(descriptor);
  }
}
