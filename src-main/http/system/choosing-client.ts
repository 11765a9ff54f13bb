import { NogginError } from '../../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../client.ts';
import { isCertificateError } from '../network-errors.ts';

/** What our own sockets cannot do and the system's network service perhaps can. */
function isBeyondUs(error: unknown): boolean {
  return isCertificateError(error) || (error instanceof NogginError && error.code === 'proxy-refused');
}

/**
 * Our own sockets, which are faster; where a proxy or a certificate needs it, the system's network service, which is
 * then kept for that origin. When neither gets through, our own error is told: it names the proxy or the certificate.
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
      // A proxy that refuses the service as well speaks for itself, not for the host.
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
