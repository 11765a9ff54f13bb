import { generateKeyPairSync } from 'node:crypto';

/** A pair of keys as Noggin takes them. */
export interface SigningKeys {
  /** PEM (PKCS #8). */
  readonly privateKey: string;
  /** SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
}

/** A new pair of Ed25519. */
export function newSigningKeys(): SigningKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}
