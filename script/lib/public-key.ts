import type { KeyObject } from 'node:crypto';

/** A public key as it is built into Noggin: SubjectPublicKeyInfo (RFC 8410) in base64. */
export function publicKeyText(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}
