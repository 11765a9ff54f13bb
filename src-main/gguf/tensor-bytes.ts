/** Numbers in a block and bytes that it takes, by the type's number (github.com/ggml-org/ggml, include/ggml.h). */
const blocks: Readonly<Record<number, readonly [numbers: bigint, bytes: bigint]>> = {
  0: [1n, 4n], // F32
  1: [1n, 2n], // F16
  2: [32n, 18n], // Q4_0
  3: [32n, 20n], // Q4_1
  6: [32n, 22n], // Q5_0
  7: [32n, 24n], // Q5_1
  8: [32n, 34n], // Q8_0
  9: [32n, 36n], // Q8_1
  10: [256n, 84n], // Q2_K
  11: [256n, 110n], // Q3_K
  12: [256n, 144n], // Q4_K
  13: [256n, 176n], // Q5_K
  14: [256n, 210n], // Q6_K
  15: [256n, 292n], // Q8_K
  16: [256n, 66n], // IQ2_XXS
  17: [256n, 74n], // IQ2_XS
  18: [256n, 98n], // IQ3_XXS
  19: [256n, 50n], // IQ1_S
  20: [32n, 18n], // IQ4_NL
  21: [256n, 110n], // IQ3_S
  22: [256n, 82n], // IQ2_S
  23: [256n, 136n], // IQ4_XS
  24: [1n, 1n], // I8
  25: [1n, 2n], // I16
  26: [1n, 4n], // I32
  27: [1n, 8n], // I64
  28: [1n, 8n], // F64
  29: [256n, 56n], // IQ1_M
  30: [1n, 2n], // BF16
  34: [256n, 54n], // TQ1_0
  35: [256n, 66n], // TQ2_0
  39: [32n, 17n], // MXFP4
  40: [64n, 36n], // NVFP4
};

/**
 * Bytes that a tensor takes at least: 0 for a type that is not known, as newer ones are, so that no file is held to a
 * length it need not have. Pure.
 */
export function leastTensorBytes(type: number, numbers: bigint): bigint {
  const block = blocks[type];
  return block === undefined ? 0n : (numbers / block[0]) * block[1];
}
