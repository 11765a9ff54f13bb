import { textOf } from './text-of.ts';

/** Longest `.sig` file that is read, in bytes; an Ed25519 signature in base64 has 88. */
const mostSignatureBytes = 1024;

/** A file as it was published: its exact bytes, and the signature beside it in base64. */
export interface SignedFile {
  readonly bytes: Buffer;
  readonly signature: string;
}

/**
 * Fetches a file and its detached signature, which lies beside it as `….sig`. Verifies nothing.
 * @param fetchBytes fetches the bytes of an address, and refuses more than so many
 * @throws what `fetchBytes` throws
 */
export async function fetchSigned(
  address: URL,
  mostBytes: number,
  fetchBytes: (address: URL, mostBytes: number) => Promise<Uint8Array>,
): Promise<SignedFile> {
  const bytes = Buffer.from(await fetchBytes(address, mostBytes));
  const beside = new URL(address);
  beside.pathname += '.sig';
  const signature = textOf(Buffer.from(await fetchBytes(beside, mostSignatureBytes)));
  return { bytes, signature };
}
