const words = new Uint32Array(1);
const float = new Float32Array(words.buffer);

/** The bits of the 16-bit float nearest to a number, ties to even (IEEE 754 binary16). */
export function halfOf(value: number): number {
  float[0] = value;
  const bits = words[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const exponent = (bits >>> 23) & 0xff;
  const fraction = bits & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (fraction === 0 ? 0 : 0x200);
  const shifted = exponent - 127 + 15;
  if (shifted >= 31) return sign | 0x7c00;
  // Below the smallest normal number the leading one is written out.
  const drop = shifted > 0 ? 13 : 14 - shifted;
  if (drop > 24) return sign;
  const whole = shifted > 0 ? (shifted << 23) | fraction : fraction | 0x800000;
  const kept = whole >>> drop;
  const rest = whole & ((1 << drop) - 1);
  const middle = 1 << (drop - 1);
  return sign | (kept + (rest > middle || (rest === middle && (kept & 1) === 1) ? 1 : 0));
}

/** The number that the bits of a 16-bit float stand for. */
export function numberOf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
