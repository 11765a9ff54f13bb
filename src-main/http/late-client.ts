import type { HttpClient } from './client.ts';

/**
 * A client loaded on first use: the window must not wait for Node's TLS and HTTP.
 * @param load called once
 */
export function createLateClient(load: () => Promise<HttpClient>): HttpClient {
  let loaded: Promise<HttpClient> | null = null;
  return {
    get: async (request) => {
      loaded ??= load();
      return (await loaded).get(request);
    },
    close: () => void loaded?.then((client) => client.close()).catch(() => {}),
  };
}
