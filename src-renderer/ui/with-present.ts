/** Adds the present value to the offered ones. Pure. */
export function withPresent<T extends number | null>(offered: readonly T[], present: T): readonly T[] {
  return offered.includes(present) ? offered : [...offered, present].toSorted((a, b) => (a ?? 0) - (b ?? 0));
}
