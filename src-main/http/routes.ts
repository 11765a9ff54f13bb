/** How to reach an address: straight, or through a proxy that tunnels. */
export type Route =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'http' | 'https' | 'socks4' | 'socks5';
      readonly host: string;
      readonly port: number;
    };

/** Tells how an address is reached from here, best first; never empty. */
export type FindRoutes = (url: URL) => Promise<readonly Route[]>;

/** Where nobody says otherwise. */
export const directRoute: Route = { kind: 'direct' };

/** For where there is no system to ask. */
export const alwaysDirect: FindRoutes = async () => [directRoute];

const kinds: Readonly<Record<string, Exclude<Route['kind'], 'direct'>>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};
const usualPorts = { http: 80, https: 443, socks4: 1080, socks5: 1080 } as const;

/**
 * Reads what a proxy configuration answers for one address: "PROXY a:3128; SOCKS5 b:1080; DIRECT"
 * (https://developer.mozilla.org/docs/Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file#return_value_format).
 * What cannot be read is left out; nothing readable at all means straight.
 */
export function parseRoutes(answer: string): readonly Route[] {
  const routes = answer.split(';').flatMap((part): Route[] => {
    const [word = '', place = ''] = part.trim().split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return [directRoute];
    const kind = kinds[word.toUpperCase()];
    if (kind === undefined || !URL.canParse(`http://${place}`)) return [];
    const { hostname, port } = new URL(`http://${place}`);
    // URL leaves out the usual port of http.
    const written = port !== '' || place.endsWith(':80') ? Number(port || 80) : usualPorts[kind];
    return [{ kind, host: hostname.replace(/^\[|\]$/g, ''), port: written }];
  });
  return routes.length > 0 ? routes : [directRoute];
}

/** The proxy's name for a person, or null where there is none. */
export function proxyName(route: Route): string | null {
  return route.kind === 'direct' ? null : `${route.host}:${route.port}`;
}
