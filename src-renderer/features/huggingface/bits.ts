/** Bits that a quantization keeps of each number, by its name; null where the name does not tell. Pure. */
export function bitsOf(quantization: string | null): number | null {
  const digits = /(?:Q|TQ|MXFP|BF|FP|F)(\d{1,2})/.exec(quantization ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
