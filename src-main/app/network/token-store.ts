import { safeStorage } from 'electron';
import type { SecretStore } from '../../huggingface/secret-store.ts';
import type { Log } from '../../log-port.ts';
import { type Cipher, createTokenStore } from './token-file.ts';

/**
 * The token in a file that only this account of this computer can decipher
 * (https://www.electronjs.org/docs/latest/api/safe-storage). Call after `ready`.
 */
export function openTokenStore(file: string, log: Pick<Log, 'warn'>): SecretStore {
  const cipher: Cipher = {
    // Without a keyring Linux would encrypt with a key that everybody knows: that is no safe place.
    isSafe: () =>
      safeStorage.isEncryptionAvailable() &&
      (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(bytes),
  };
  return createTokenStore(file, cipher, log);
}
