import { expect, test } from 'vitest';
import { bitsOf } from './bits.ts';

test.each([
  ['Q4_K_M', 4],
  ['UD-Q2_K_XL', 2],
  ['IQ3_XXS', 3],
  ['TQ1_0', 1],
  ['MXFP4', 4],
  ['Q8_0', 8],
  ['BF16', 16],
  ['F32', 32],
  [null, null],
])('%s has %j bits', (quantization, bits) => {
  expect(bitsOf(quantization)).toBe(bits);
});
