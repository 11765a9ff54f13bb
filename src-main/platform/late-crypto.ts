import type { KeyObject } from 'node:crypto';

/** Node's crypto, loaded on first use: 6 ms that no start should pay. */
const crypto = () => process.getBuiltinModule('node:crypto');

/** A random id (RFC 9562, version 4). */
export const randomUUID = (): string => crypto().randomUUID();

/** So many bytes of chance, as letters, digits, `-` and `_`. */
export const randomText = (bytes: number): string => crypto().randomBytes(bytes).toString('base64url');

/** SHA-256 of a text in UTF-8, as hex digits. */
export const sha256Of = (text: string): string => crypto().createHash('sha256').update(text).digest('hex');

/** https://nodejs.org/api/crypto.html#cryptocreatepublickeykey, for a key as SubjectPublicKeyInfo. @throws */
export const publicKeyOf = (der: Buffer): KeyObject =>
  crypto().createPublicKey({ key: der, format: 'der', type: 'spki' });

/** Whether this is a signature of these bytes, by the key's own scheme. */
export const isSignature = (bytes: Uint8Array, key: KeyObject, signature: Uint8Array): boolean =>
  crypto().verify(null, bytes, key, signature);

/** A signature of these bytes. @param privateKey PEM (PKCS #8) */
export const signatureBy = (bytes: Uint8Array, privateKey: string): Buffer =>
  crypto().sign(null, bytes, privateKey);
