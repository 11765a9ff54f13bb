import { NogginError } from '../errors.ts';
import { isSignedBy, signatureOf } from '../platform/signature.ts';
import { fetchSigned } from '../platform/signed-file.ts';

/** A description names a version and a handful of files. */
const mostBytes = 64 * 1024;
/** What is signed begins with this, so that nothing else that the makers sign can be taken for a description. */
const purpose = 'noggin-update-description\n';

/**
 * Fetches the description of the newest version, and believes it only when Noggin's makers signed it: the signature lies
 * beside it, as `….sig`.
 * @param fetchBytes fetches the bytes of an address, and refuses more than so many
 * @param publicKey SubjectPublicKeyInfo (RFC 8410) in base64
 * @throws NogginError `checksum-mismatch`; whatever `fetchBytes` throws
 */
export async function signedDescription(
  address: URL,
  fetchBytes: (address: URL, mostBytes: number) => Promise<Uint8Array>,
  publicKey: string,
): Promise<string> {
  const { bytes, signature } = await fetchSigned(address, mostBytes, fetchBytes);
  if (isSignedBy(publicKey, signedBytes(bytes), signature)) return bytes.toString('utf8');
  throw new NogginError(
    'checksum-mismatch',
    "The description of the newest version is not signed by Noggin's makers",
  );
}

/** The signature that {@link signedDescription} looks for. @param privateKey PEM (PKCS #8) of an Ed25519 key */
export function signDescription(privateKey: string, description: Uint8Array): string {
  return signatureOf(privateKey, signedBytes(description));
}

/** The address in what electron-builder writes beside the app (`app-update.yml`); null where it names none. Pure. */
export function addressIn(config: string): string | null {
  return /^url: *['"]?(https:[^'"\s]{1,2000})/m.exec(config)?.[1] ?? null;
}

/** What is signed of a description. */
export function signedBytes(description: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(purpose), description]);
}
