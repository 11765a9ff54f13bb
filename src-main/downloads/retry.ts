/**
 * Exponential back-off with full jitter, so that clients of one server do not retry in step.
 * @param failedAttempts attempts in a row without a byte, from 1
 * @param random a number in [0, 1)
 * @returns milliseconds to wait
 */
export function backoffMs(
  failedAttempts: number,
  random: number,
  limits: { readonly backoffBaseMs: number; readonly backoffCapMs: number },
): number {
  const ceiling = Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** (failedAttempts - 1));
  return Math.round(random * ceiling);
}
