/** Types of the values in a model's header, by their numbers in the file (ggml, docs/gguf.md). */
export const stringType = 8;
export const arrayType = 9;
export const boolType = 7;

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

/** How values of fixed length are read, by their type's number. */
export const fixedReaders: Readonly<Record<number, (bytes: Buffer, from: number) => number>> = {
  0: (bytes, from) => bytes.readUInt8(from),
  1: (bytes, from) => bytes.readInt8(from),
  2: (bytes, from) => bytes.readUInt16LE(from),
  3: (bytes, from) => bytes.readInt16LE(from),
  4: (bytes, from) => bytes.readUInt32LE(from),
  5: (bytes, from) => bytes.readInt32LE(from),
  6: (bytes, from) => bytes.readFloatLE(from),
  7: (bytes, from) => bytes.readUInt8(from),
  10: (bytes, from) => Number(bytes.readBigUInt64LE(from)),
  11: (bytes, from) => Number(bytes.readBigInt64LE(from)),
  12: (bytes, from) => bytes.readDoubleLE(from),
};
