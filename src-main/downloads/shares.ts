/**
 * Shares a total among all, equally; whoever may take less than an equal share leaves the rest to the others. Pure.
 * @param total null for no limit
 * @param caps the most that each may take; null for no limit
 * @returns the share of each, in the same order; null for no limit
 */
export function sharesOf(total: number | null, caps: readonly (number | null)[]): readonly (number | null)[] {
  if (total === null) return caps;
  const smallestFirst = [...caps.entries()].toSorted(
    ([, a], [, b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  );
  const shares: number[] = [];
  let left = total;
  for (const [place, [index, cap]] of smallestFirst.entries()) {
    const equal = left / (caps.length - place);
    const share = Math.min(equal, cap ?? equal);
    shares[index] = share;
    left -= share;
  }
  return shares;
}
