import type { Faults } from '../../test/support/model-host/faults.ts';

/** A number in [0, 1). */
export type Random = () => number;

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** A random element. */
export function oneOf<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** The faults of a server for one request, by their printed name. */
const kinds: Readonly<Record<string, (random: Random, fileBytes: number) => Faults>> = {
  'reset-before': () => ({ resetBeforeHeaders: true }),
  reset: (random) => ({ resetAfterBytes: between(random, 0, 8_000_000) }),
  close: (random) => ({ closeAfterBytes: between(random, 0, 8_000_000) }),
  'silent-before': () => ({ silentBeforeHeaders: true }),
  silent: (random) => ({ silentAfterBytes: between(random, 0, 8_000_000) }),
  status: (random) => ({ status: oneOf(random, [500, 502, 503, 504, 408, 511]) }),
  'retry-after': (random) => ({
    status: { code: oneOf(random, [429, 503]), retryAfter: between(random, 0, 2) },
  }),
  refused: (random) => ({ status: oneOf(random, [401, 403, 404, 410, 451]) }),
  'wrong-start': (random) => ({ wrongContentRangeStart: oneOf(random, [-65_536, -1, 1, 4096, 4_194_304]) }),
  'wrong-total': (random) => ({ wrongTotal: oneOf(random, [-1, 1, 1_000_000]) }),
  'ignore-range': () => ({ ignoreRange: true }),
  'not-satisfiable': () => ({ rangeNotSatisfiable: true }),
  'ignore-if-range': () => ({ ignoreIfRange: true }),
  'weak-etag': () => ({ weakEtag: true }),
  'no-etag': () => ({ noEtag: true }),
  'no-validator': () => ({ noValidator: true }),
  chunked: () => ({ noContentLength: 'chunked' }),
  'until-close': () => ({ noContentLength: 'until-close' }),
  'unknown-total': () => ({ unknownTotal: true }),
  more: (random) => ({ sendMore: between(random, 1, 100_000) }),
  grown: (random) => ({ grownBy: between(random, 1, 100_000) }),
  truncated: (random, fileBytes) => ({ truncatedTo: between(random, 1, fileBytes - 1) }),
  gzip: () => ({ gzip: true }),
  portal: () => ({ portal: { contentType: 'text/html' } }),
  'disguised-portal': () => ({ portal: { contentType: 'application/octet-stream' } }),
  redirect: (random) => ({ redirect: { hops: between(random, 1, 12) } }),
  loop: () => ({ redirect: { loop: true } }),
  cdn: (random) => ({ signedCdn: { expiresAfterRequests: between(random, 1, 3) } }),
  drip: (random) => ({
    dripFeed: { bytes: between(random, 1000, 200_000), everyMs: between(random, 5, 50) },
  }),
  names: () => ({ newNames: true }),
  'no-if-range': () => ({ noIfRange: true }),
  'no-content-range': () => ({ noContentRange: true }),
  hold: () => ({ holdOpen: true }),
  parts: (random) => ({ partsOfBytes: between(random, 1, 3_000_000) }),
  expired: () => ({ signedCdn: { expiresAfterRequests: 1 }, closeAfterBytes: 2_000_000 }),
  corrupt: (random, fileBytes) => ({ corruptByte: { at: between(random, 0, fileBytes - 1) } }),
};
const names = Object.keys(kinds) as [string, ...string[]];

/** A download must not fail because of these: it could have continued. */
const survivable: ReadonlySet<string> = new Set([
  'reset-before',
  'reset',
  'close',
  'silent-before',
  'silent',
  'status',
  'retry-after',
  'wrong-start',
  'ignore-range',
  'not-satisfiable',
  'ignore-if-range',
  'weak-etag',
  'no-etag',
  'no-validator',
  'chunked',
  'until-close',
  'unknown-total',
  'more',
  'cdn',
  'drip',
  'names',
  'no-if-range',
  'no-content-range',
  'hold',
  'parts',
  'expired',
]);

/** The server's faults in one round. */
export interface Misbehaviour {
  /** The possible kinds of faults, for the printed line. */
  readonly kinds: readonly string[];
  /** A download that fails now could have continued. */
  readonly isSurvivable: boolean;
  /** The faults of the next request; none when it is served well. */
  next(fileBytes: number): Faults | undefined;
}

/** Up to three kinds of faults, each applied to a request as often as this round's server is bad. */
export function randomMisbehaviour(random: Random): Misbehaviour {
  const count = oneOf(random, [0, 1, 1, 2, 3]);
  const chosen = Array.from({ length: count }, () => oneOf(random, names));
  const share = oneOf(random, [0.1, 0.3, 0.6, 1]);
  return {
    kinds: chosen,
    isSurvivable: chosen.every((kind) => survivable.has(kind)),
    next: (fileBytes) => {
      const [first, ...others] = chosen;
      if (first === undefined || random() >= share) return undefined;
      return kinds[oneOf(random, [first, ...others])]?.(random, fileBytes);
    },
  };
}
