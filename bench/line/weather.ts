import { seededRandom } from '../../test/support/random.ts';

/** The quality of a line. Times in milliseconds; a mean of 0 means never. */
export interface Climate {
  /** Mean time between losses, each of which halves a connection's window. */
  readonly dipEveryMs: number;
  /** Mean time between stalls: nothing gets through for a while. */
  readonly stallEveryMs: number;
  readonly stallMs: readonly [shortest: number, longest: number];
  /** Mean time to the connection's death. */
  readonly deathAfterMs: number;
  /** Share of silent deaths, as of a router that forgot the connection; the others are resets. */
  readonly silentShare: number;
}

export type Event =
  | { readonly kind: 'dip' }
  | { readonly kind: 'stall'; readonly forMs: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

/** An event of a connection, this many milliseconds after it was opened. */
export type TimedEvent = Event & { readonly atMs: number };

/**
 * The events of the connection with this number, up to its death or `untilMs`: the same for the same seed, independent
 * of other connections.
 */
export function forecast(
  climate: Climate,
  seed: number,
  connection: number,
  untilMs: number,
): readonly TimedEvent[] {
  const random = seededRandom(seed * 100_003 + connection);
  const next = (meanMs: number): number =>
    meanMs > 0 ? -Math.log(1 - random()) * meanMs : Number.POSITIVE_INFINITY;
  const deathMs = next(climate.deathAfterMs);
  const deathKind = random() < climate.silentShare ? 'silence' : 'reset';
  const endMs = Math.min(untilMs, deathMs);
  const events: TimedEvent[] = [];
  for (let atMs = next(climate.dipEveryMs); atMs < endMs; atMs += next(climate.dipEveryMs)) {
    events.push({ kind: 'dip', atMs });
  }
  for (let atMs = next(climate.stallEveryMs); atMs < endMs; atMs += next(climate.stallEveryMs)) {
    const [shortest, longest] = climate.stallMs;
    events.push({ kind: 'stall', atMs, forMs: shortest + random() * (longest - shortest) });
  }
  if (deathMs < untilMs) events.push({ kind: deathKind, atMs: deathMs });
  return events.sort((a, b) => a.atMs - b.atMs);
}
