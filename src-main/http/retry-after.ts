/**
 * Reads Retry-After, in seconds or as an HTTP-date (RFC 9110 section 10.2.3).
 * @returns milliseconds to wait, at least 0 and at most `capMs`, or null when absent or unreadable
 */
export function retryAfterMs(header: string | undefined, nowMs: number, capMs: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : httpDateMs(text) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(capMs, Math.max(0, ms));
}

/**
 * Reads the wait out of `RateLimit: "resolvers";r=0;t=55`, as Hugging Face sends it
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ section 4).
 * @returns milliseconds to wait, at most `capMs`, or null when absent or unreadable
 */
export function rateLimitMs(header: string | undefined, capMs: number): number | null {
  const seconds = /;\s*t=(\d{1,9})\b/.exec(header ?? '')?.[1];
  return seconds === undefined ? null : Math.min(capMs, Number(seconds) * 1000);
}

/** Epoch milliseconds of an HTTP-date (RFC 9110 section 5.6.7), or NaN: `Date.parse` alone takes "-5" for a year. */
export function httpDateMs(text: string): number {
  if (!/^[A-Za-z]{3,9},? /.test(text)) return Number.NaN;
  // The oldest of the three forms is in GMT without saying so.
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}
