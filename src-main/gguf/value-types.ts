/** Types of the values in a model's header, by their numbers in the file (ggml, docs/gguf.md). */
export const stringType = 8;
export const arrayType = 9;

/** Bytes of a value of fixed length, by its type's number; undefined for texts, lists, and numbers that mean no type. */
export const fixedBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
