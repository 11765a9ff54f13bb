import type { AddressPolicy } from '../http/address.ts';
import { enough, type HttpClient } from '../http/client.ts';
import { type Credentials, credentialHeaders } from '../http/credentials.ts';
import { getFollowing } from '../http/follow.ts';
import { userAgent } from '../http/user-agent.ts';

/** Give up after this time, in milliseconds. */
const patienceMs = 15_000;

/** Whether the source serves the file now: asks for its first byte. Never rejects. */
export async function isServed(
  url: URL,
  http: HttpClient,
  policy: AddressPolicy,
  credentials: Credentials | null,
): Promise<boolean> {
  const headers = {
    ...userAgent,
    accept: '*/*',
    'accept-encoding': 'identity',
    range: 'bytes=0-0',
  };
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const request = { url, headers, signal, credentials: credentialHeaders(url, credentials) };
    const response = await getFollowing(http, request, policy);
    try {
      if (response.status !== 200 && response.status !== 206) return false;
      let hasCome = false;
      await response.readInPlace((chunk) => {
        hasCome ||= chunk.byteLength > 0;
        return hasCome ? enough : undefined;
      });
      return hasCome;
    } finally {
      response.destroy();
    }
  } catch {
    return false;
  }
}
