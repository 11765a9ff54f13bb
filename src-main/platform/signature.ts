import { isSignature, publicKeyOf, signatureBy } from './late-crypto.ts';

/** An Ed25519 signature is 64 bytes (RFC 8032 section 5.1.6): 88 letters in base64. */
const signatureShape = /^[A-Za-z0-9+/]{86}==$/;

/**
 * Whether the owner of a key signed exactly these bytes with Ed25519.
 * @param signature base64, as in a `.sig` file; white space around it does not matter
 * @param publicKey SubjectPublicKeyInfo (RFC 8410) in base64
 */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const text = signature.trim();
  if (!signatureShape.test(text)) return false;
  try {
    const key = publicKeyOf(Buffer.from(publicKey, 'base64'));
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return isSignature(bytes, key, Buffer.from(text, 'base64'));
  } catch {
    // An unreadable key verifies nothing.
    return false;
  }
}

/**
 * The detached signature of these bytes, base64.
 * @param privateKey PEM (PKCS #8) of an Ed25519 key
 * @throws where the key cannot be read
 */
export function signatureOf(privateKey: string, bytes: Uint8Array): string {
  return signatureBy(bytes, privateKey).toString('base64');
}
