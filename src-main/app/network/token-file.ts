import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { SecretStore } from '../../huggingface/secret-store.ts';
import type { Log } from '../../log-port.ts';

/** Encryption by the system. */
export interface Cipher {
  /** Whether encryption is available. */
  isSafe(): boolean;
  encrypt(text: string): Buffer;
  decrypt(bytes: Buffer): string;
}

/** One secret in `file`, encrypted; in memory only where encryption is unavailable. */
export function createTokenStore(file: string, cipher: Cipher, log: Pick<Log, 'warn'>): SecretStore {
  let inMemory: string | null = null;
  let known: string | null | undefined;

  /** Reads the file; one that cannot be decrypted, of another account for example, counts as none. */
  const stored = (): string | null => {
    if (known !== undefined) return known;
    try {
      known = cipher.isSafe() ? cipher.decrypt(readFileSync(file)) : null;
    } catch (error) {
      known = null;
      // A missing file is normal.
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

/** Log the system's code only: a message could contain the secret. */
function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'undecipherable';
}
