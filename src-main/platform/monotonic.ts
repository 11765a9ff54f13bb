/** Milliseconds of a clock that never jumps. Not `performance`, which main would have to load before its first answer. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
