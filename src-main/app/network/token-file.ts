import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { SecretStore } from '../../huggingface/secret-store.ts';
import type { Log } from '../../log-port.ts';

/** How this computer keeps a secret. */
export interface Cipher {
  /** Whether it can at all. */
  isSafe(): boolean;
  encrypt(text: string): Buffer;
  decrypt(bytes: Buffer): string;
}

/** One secret in `file`, enciphered; in memory only where that cannot be done. */
export function createTokenStore(file: string, cipher: Cipher, log: Pick<Log, 'warn'>): SecretStore {
  let inMemory: string | null = null;
  let known: string | null | undefined;

  /** What lies in the file; a file that cannot be deciphered, from another account say, is as good as none. */
  const stored = (): string | null => {
    if (known !== undefined) return known;
    try {
      known = cipher.isSafe() ? cipher.decrypt(readFileSync(file)) : null;
    } catch (error) {
      known = null;
      // Where there never was one there is nothing to tell.
      if (codeOf(error) !== 'ENOENT') log.warn('the kept token cannot be read', { code: codeOf(error) });
    }
    return known;
  };
  const store: SecretStore = {
    read: () => inMemory ?? stored(),
    write: (secret) => {
      inMemory = secret;
      if (!cipher.isSafe()) return 'memory';
      try {
        writeFileSync(`${file}.new`, cipher.encrypt(secret), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.warn('a token is kept in memory only', { code: codeOf(error) });
        return 'memory';
      }
      inMemory = null;
      known = secret;
      return 'safely';
    },
    remove: () => {
      inMemory = null;
      known = null;
      rmSync(file, { force: true });
    },
    kept: () => {
      if (inMemory !== null) return 'memory';
      return stored() === null ? null : 'safely';
    },
  };
  return store;
}

/** The system's word alone: a message could hold what was to be kept. */
function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'undecipherable';
}
