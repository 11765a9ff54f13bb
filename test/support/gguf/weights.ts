/**
 * Weights as a pure function of seed and place: word pairs are made from a counter, so that any range of a file of
 * any size can be computed on its own. Of each random 32-bit word `keep` stays and `set` is added, which pins
 * the exponent bits: no NaN, no infinity, values of a sensible size. Words are written in the processor's own
 * byte order, which is GGUF's little-endian one wherever Electron runs.
 */
export interface Recipe {
  readonly keep: number;
  readonly set: number;
}

/** Two half floats to a word, each ±0.008 to ±0.125. */
export const HALVES: Recipe = { keep: 0x8fff8fff | 0, set: 0x20002000 };

/** One float to a word, 0.5 to 1: scales of normalization layers. */
export const NORMS: Recipe = { keep: 0x007fffff, set: 0x3f000000 };

/** One float to a word, ±0.0005 to ±0.001: bias vectors. */
export const SMALL: Recipe = { keep: 0x807fffff | 0, set: 0x3a000000 };

/** Bytes made from one step of the counter. */
export const BLOCK_BYTES = 8;

/**
 * Fills `words` with the blocks from `firstBlock` on, two words each. The mixing is that of a 32-bit integer
 * hash (multiply and xor-shift, twice); the second word of a pair is a cheaper step from the first.
 */
export function fillBlocks(words: Int32Array, firstBlock: number, seed: number, recipe: Recipe): void {
  const { keep, set } = recipe;
  // Past 2^32 blocks (32 GiB) the counter wraps; its upper part then changes the key.
  let counter = firstBlock | 0;
  const key = Math.imul(seed ^ Math.floor(firstBlock / 2 ** 32), 0x9e3779b1 | 0);
  for (let index = 0; index < words.length; index += 2) {
    let word = counter ^ key;
    word = Math.imul(word ^ (word >>> 16), 0x7feb352d);
    word = Math.imul(word ^ (word >>> 15), 0x846ca68b | 0);
    word ^= word >>> 16;
    words[index] = (word & keep) | set;
    word = Math.imul(word, 0x2c1b3c6d) ^ (word >>> 13);
    words[index + 1] = (word & keep) | set;
    counter = (counter + 1) | 0;
  }
}
