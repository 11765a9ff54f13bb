import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { SecretStore } from '../hub/secret-store.ts';

/** How this computer keeps a secret. */
export interface Cipher {
  /** Whether it can at all. */
  isSafe(): boolean;
  encrypt(text: string): Buffer;
  decrypt(bytes: Buffer): string;
}

/** One secret in `file`, enciphered; in memory only where that cannot be done. */
export function createTokenStore(file: string, cipher: Cipher): SecretStore {
  let inMemory: string | null = null;
  let known: string | null | undefined;

  /** What lies in the file; a file that cannot be deciphered, from another account say, is as good as none. */
  const stored = (): string | null => {
    if (known !== undefined) return known;
    try {
      known = cipher.isSafe() ? cipher.decrypt(readFileSync(file)) : null;
    } catch {
      known = null;
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
      } catch {
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
