import type { Headers } from './client.ts';

/** Most cookies that are kept for one origin, and most bytes that are sent there. */
const mostCookies = 20;
const mostBytes = 8192;
/** Valid cookie syntax; anything else could inject a header (RFC 6265 section 4.1.1). */
const plain = /^[\x20-\x3a\x3c-\x7e]+$/;

/**
 * Cookies of one redirect chain, by origin: enough for a portal that sets one and redirects back. Subset of RFC 6265
 * section 5.3: names and values; expired ones are removed. Never leaves the chain or the origin.
 */
export function createChainCookies() {
  const origins = new Map<string, Map<string, string>>();
  return {
    /** Keeps what an answer of `url` sets. */
    take: (url: URL, headers: Headers): void => {
      const cookies = origins.get(url.origin) ?? new Map<string, string>();
      origins.set(url.origin, cookies);
      for (const line of headers['set-cookie']?.split('\n') ?? []) {
        const [pair = '', ...attributes] = line.split(';');
        const at = pair.indexOf('=');
        const name = pair.slice(0, Math.max(0, at)).trim();
        const cookie = `${name}=${pair.slice(at + 1).trim()}`;
        if (name === '' || !plain.test(cookie)) continue;
        if (attributes.some(isOver)) cookies.delete(name);
        else if (cookies.has(name) || cookies.size < mostCookies) cookies.set(name, cookie);
      }
    },
    /** The header for a request to `url`; empty where nothing is kept. */
    headersFor: (url: URL): Readonly<Record<string, string>> => {
      const cookie = [...(origins.get(url.origin)?.values() ?? [])].join('; ');
      return cookie === '' || cookie.length > mostBytes ? {} : { cookie };
    },
  };
}

function isOver(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=', 2);
  return name.trim().toLowerCase() === 'max-age' && Number(value.trim() || Number.NaN) <= 0;
}
