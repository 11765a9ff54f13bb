import { NogginError } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from './address.ts';
import { createChainCookies } from './chain-cookies.ts';
import type { HttpClient, HttpRequest, HttpResponse } from './client.ts';
import { headerText } from './header-text.ts';

/** RFC 9110 section 15.4 sets no limit; browsers and curl users expect at least ten. */
const maxRedirects = 10;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** A request with separate secrets. */
export interface FollowRequest extends HttpRequest {
  /** Headers for the first origin only. */
  readonly credentials?: Readonly<Record<string, string>>;
}

/**
 * GET that follows redirects: at most ten, no loop, never to plain http. Headers in `credentials` are sent to
 * the first origin only, and after the first foreign hop no more (FAULTS A18). Cookies that a redirect sets are shown to their origin for the rest of the chain,
 * so that a gate may lead to the same address again.
 * @throws NogginError `redirect-refused`, or the socket's error
 */
export async function getFollowing(
  client: HttpClient,
  request: FollowRequest,
  policy: AddressPolicy,
): Promise<HttpResponse> {
  const origin = request.url.origin;
  const seen = new Set<string>();
  const cookies = createChainCookies();
  let url = allowedAddress(request.url.href, policy);
  // A redirect back from a foreign host stays foreign.
  let isAtHome = true;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const shown = cookies.headersFor(url);
    // The same address with new cookies is a new request.
    const step = `${url.href}\n${shown['cookie'] ?? ''}`;
    if (seen.has(step)) throw new NogginError('redirect-refused', 'The server redirects in a circle');
    seen.add(step);
    isAtHome &&= url.origin === origin;
    const credentials = isAtHome ? request.credentials : {};
    const headers = { ...request.headers, ...shown, ...credentials };
    const response = await client.get({ url, headers, signal: request.signal });
    const location = response.headers['location'] ?? '';
    if (!redirectStatuses.has(response.status) || location === '') return response;
    response.destroy();
    cookies.take(url, response.headers);
    const next = allowedAddress(headerText(location), policy, url);
    // A fragment is never sent and names the same file.
    next.hash = '';
    if (url.protocol === 'https:' && next.protocol !== 'https:') {
      throw new NogginError('redirect-refused', 'The server redirects from https to http');
    }
    url = next;
  }
  throw new NogginError('redirect-refused', `The server redirects more than ${maxRedirects} times`);
}
