/**
 * Counts what happens, second by second. The returned function tells whether one more is within the bound.
 * @param monotonic milliseconds from a clock that never jumps
 */
export function createRate(perSecond: number, monotonic: () => number): () => boolean {
  let sinceMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    const nowMs = monotonic();
    if (nowMs - sinceMs >= 1000) {
      sinceMs = nowMs;
      count = 0;
    }
    count += 1;
    return count <= perSecond;
  };
}
