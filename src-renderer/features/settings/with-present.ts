/** The offered values, with the present one among them wherever it came from. Pure. */
export function withPresent<T extends number | null>(offered: readonly T[], present: T): readonly T[] {
  return offered.includes(present) ? offered : [...offered, present].toSorted((a, b) => (a ?? 0) - (b ?? 0));
}
