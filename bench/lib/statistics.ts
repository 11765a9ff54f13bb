/** The middle of the values; of an even number of them, the mean of the two in the middle. @throws when empty */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)];
  const low = sorted[Math.ceil(middle) - 1];
  if (high === undefined || low === undefined) throw new RangeError('There is no median of nothing');
  return (low + high) / 2;
}

/** A median and the spread of the values. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Null where a value is unknown in every round. */
export function spread(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return { median: median(known), min: Math.min(...known), max: Math.max(...known) };
}

/**
 * How many times `b` fits into `a`, compared pair by pair: the median over the rounds of `a[round] / b[round]`. A
 * slowdown of a whole round (a busy host) cancels out. Null where no round has both.
 */
export function pairedRatio(a: readonly (number | null)[], b: readonly (number | null)[]): Spread | null {
  return spread(
    a.map((value, round) => {
      const other = b[round] ?? null;
      return value === null || other === null || other === 0 ? null : value / other;
    }),
  );
}

/** The value below which this share of the values lies (nearest rank). @throws when empty */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('There is no percentile of nothing');
  return found;
}
