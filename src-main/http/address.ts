import { NogginError } from '../errors.ts';

/** What addresses may be asked. */
export interface AddressPolicy {
  /** Set by NOGGIN_ALLOW_LOOPBACK_HTTP=1 only: plain http to this computer itself, for tests. */
  readonly allowLoopbackHttp: boolean;
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Parses an address and refuses what Noggin never fetches from: anything but https, except http to loopback
 * where the policy allows it, and addresses that carry a user or password.
 * @throws NogginError `redirect-refused` (so that a redirect there is named for what it is)
 */
export function allowedAddress(text: string, policy: AddressPolicy, base?: URL): URL {
  if (!URL.canParse(text, base)) throw refused('the address cannot be read', text);
  const url = new URL(text, base);
  if (url.username !== '' || url.password !== '') throw refused('the address carries a password', url.host);
  if (url.protocol === 'https:') return url;
  if (url.protocol === 'http:' && policy.allowLoopbackHttp && loopbackHosts.has(url.hostname)) return url;
  throw refused(`${url.protocol} is not allowed, only https`, url.host);
}

function refused(why: string, address: string): NogginError {
  return new NogginError('redirect-refused', `Refused to fetch: ${why}`, {
    details: { address: address.slice(0, 200) },
  });
}
