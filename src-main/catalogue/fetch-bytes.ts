import { NogginError } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import { getFollowing } from '../http/follow.ts';
import { networkError } from '../http/network-errors.ts';

const fetchMs = 30_000;

/**
 * Fetches something small, redirects included, as the very bytes that came.
 * @param maxBytes more than this is refused
 * @throws NogginError `catalogue-invalid`, `redirect-refused`, or why the network did not answer
 */
export async function fetchBytes(
  address: string,
  http: HttpClient,
  policy: AddressPolicy,
  maxBytes: number,
): Promise<Buffer> {
  const url = allowedAddress(address, policy);
  const headers = { accept: 'application/json', 'accept-encoding': 'identity' };
  try {
    const response = await getFollowing(http, { url, headers, signal: AbortSignal.timeout(fetchMs) }, policy);
    try {
      if (response.status !== 200) throw invalid(`the server answered ${response.status}`);
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      await response.readInPlace((chunk) => {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw invalid(`larger than ${maxBytes} bytes`);
        chunks.push(chunk);
      });
      return Buffer.concat(chunks);
    } finally {
      response.destroy();
    }
  } catch (error) {
    throw networkError(error);
  }
}

/** A catalogue that cannot be used, and why. */
export function invalid(why: string): NogginError {
  return new NogginError('catalogue-invalid', `The catalogue cannot be used: ${why}`);
}
