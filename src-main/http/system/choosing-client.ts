import { NogginError } from '../../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../client.ts';
import { isCertificateError } from '../network-errors.ts';

/** Errors that the system's network service may not have. */
function isBeyondUs(error: unknown): boolean {
  return isCertificateError(error) || (error instanceof NogginError && error.code === 'proxy-refused');
}

/**
 * Uses our own sockets, which are faster; falls back to the system's network service for proxies and certificates,
 * and then keeps it for that origin. If both fail, throws our own error: it names the proxy or the certificate.
 */
export function createChoosingClient(own: HttpClient, system: HttpClient): HttpClient {
  const beyondUs = new Set<string>();
  const get = async (request: HttpRequest): Promise<HttpResponse> => {
    const { origin } = request.url;
    if (beyondUs.has(origin)) return system.get(request);
    try {
      return await own.get(request);
    } catch (error) {
      if (request.signal.aborted || !isBeyondUs(error)) throw error;
      const response = await system.get(request).catch(() => null);
      if (response === null) throw error;
      // The proxy refuses the system as well: not the host's fault.
      if (response.status === 407) {
        response.destroy();
        throw error;
      }
      beyondUs.add(origin);
      return response;
    }
  };
  return {
    get,
    close: () => {
      own.close();
      system.close();
    },
  };
}
