import { NogginError } from '../errors.ts';
import { type AddressPolicy, allowedAddress } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';

/** Gives the address that is asked instead. */
export type MirrorOf = (address: URL) => URL;

/**
 * Addresses below a mirror: `<mirror>/<host>/<path>`, a port behind the host after an underscore, without the query.
 * The result always lies below the base; what lies there already stays as it is. Pure.
 * @throws NogginError `redirect-refused` when the base itself is not to be asked
 */
export function createMirror(base: string, policy: AddressPolicy): MirrorOf {
  const root = allowedAddress(base, policy);
  root.search = '';
  root.hash = '';
  if (!root.pathname.endsWith('/')) root.pathname += '/';
  return (address) => {
    if (address.href.startsWith(root.href)) return address;
    const mirrored = new URL(root);
    // A server that reads %2F as a separator must not be led out of its folder.
    const below = address.pathname.replaceAll(/%(2f|5c)/gi, '_');
    mirrored.pathname = `${root.pathname}${address.host.replaceAll(':', '_')}${below}`;
    return mirrored;
  };
}

/**
 * Model files come from the mirror, everything else from where it is. What is secret stays with its own origin. What the
 * mirror does not have is refused as `not-on-mirror`, naming the address that was asked.
 */
export function createMirroredClient(client: HttpClient, mirrorOf: MirrorOf): HttpClient {
  return {
    ...client,
    get: async (request) => {
      if (!/\.gguf$/i.test(request.url.pathname)) return client.get(request);
      const url = mirrorOf(request.url);
      const { authorization, ...open } = request.headers;
      const isSame = url.origin === request.url.origin;
      const response = await client.get({
        ...request,
        url,
        headers: isSame && authorization !== undefined ? { ...open, authorization } : open,
      });
      if (url.href === request.url.href || (response.status !== 404 && response.status !== 410))
        return response;
      response.destroy();
      throw new NogginError('not-on-mirror', `The mirror does not have ${url.href}`);
    },
  };
}
