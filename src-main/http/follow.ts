import { NogginError } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from './address.ts';
import type { HttpClient, HttpRequest, HttpResponse } from './client.ts';

/** RFC 9110 section 15.4 leaves the limit to the client; ten is what browsers and curl's users expect at least. */
const maxRedirects = 10;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** A request with what is secret beside it. */
export interface FollowRequest extends HttpRequest {
  /** Headers for the first origin only. */
  readonly credentials?: Readonly<Record<string, string>>;
}

/**
 * GET that follows redirects: at most ten, no loop, never to plain http. Headers in `credentials` are sent to
 * the first origin only (FAULTS A18).
 * @throws NogginError `redirect-refused`, or the socket's error
 */
export async function getFollowing(
  client: HttpClient,
  request: FollowRequest,
  policy: AddressPolicy,
): Promise<HttpResponse> {
  const origin = request.url.origin;
  const seen = new Set<string>();
  let url = allowedAddress(request.url.href, policy);
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    if (seen.has(url.href)) throw new NogginError('redirect-refused', 'The server redirects in a circle');
    seen.add(url.href);
    const headers =
      url.origin === origin ? { ...request.headers, ...request.credentials } : { ...request.headers };
    const response = await client.get({ url, headers, signal: request.signal });
    const location = response.headers['location'];
    if (!redirectStatuses.has(response.status) || location === undefined) return response;
    response.destroy();
    const next = allowedAddress(location, policy, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:') {
      throw new NogginError('redirect-refused', 'The server redirects from https to http');
    }
    url = next;
  }
  throw new NogginError('redirect-refused', `The server redirects more than ${maxRedirects} times`);
}
