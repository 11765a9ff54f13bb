import { NogginError } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import { fetchSmall } from '../http/small-answer.ts';

const patienceMs = 30_000;

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
  const { body } = await fetchSmall(http, { url, headers, policy, patienceMs }, ({ status }) => {
    if (status !== 200) throw invalid(`the server answered ${status}`);
    return { maxBytes, tooLong: () => invalid(`larger than ${maxBytes} bytes`) };
  });
  return body;
}

/** A catalogue that cannot be used, and why. */
export function invalid(why: string): NogginError {
  return new NogginError('catalogue-invalid', `The catalogue cannot be used: ${why}`);
}
