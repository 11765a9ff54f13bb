/** Bounds of the speed limit, in bytes per second; the contract has the same. */
const least = 10_000;
const most = 10_000_000_000;

/**
 * What a person typed as a speed, in megabytes per second, with a comma or a point; in bytes per second, or null where it
 * is no speed or beyond the bounds. Pure.
 */
export function speedFrom(text: string): number | null {
  if (!/^\s*\d{1,6}(?:[.,]\d{1,3})?\s*$/.test(text)) return null;
  const bytesPerSecond = Math.round(Number(text.replace(',', '.')) * 1_000_000);
  return bytesPerSecond >= least && bytesPerSecond <= most ? bytesPerSecond : null;
}
