/**
 * The parts of a GGUF v3 file in front of its tensors, written by the format's description
 * (ggml, docs/gguf.md): little-endian throughout, strings as a 64-bit length and UTF-8 bytes.
 */

/** The tensor types used here, with their numbers in the file. */
export const TENSOR_TYPE = { f32: 0, f16: 1, q8: 8 } as const;

/** Bytes of one element of each tensor type; of `q8` (Q8_0) 32 share a scale of two bytes. */
export const ELEMENT_BYTES = { f32: 4, f16: 2, q8: 34 / 32 } as const;

/** A value of the metadata table. */
export type MetadataValue =
  | { readonly type: 'uint32' | 'float32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'float32s' | 'int32s'; readonly value: readonly number[] };

/** The metadata table, in the order it is written. */
export type Metadata = ReadonlyArray<readonly [key: string, value: MetadataValue]>;

/** One line of the tensor table; `offset` counts bytes from the start of the data section. */
export interface TensorEntry {
  readonly name: string;
  readonly type: keyof typeof TENSOR_TYPE;
  readonly shape: readonly number[];
  readonly offset: number;
}

const VALUE_TYPE = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;

/** Header, metadata table and tensor table, without the padding that aligns the data section. */
export function encodeFront(metadata: Metadata, tensors: readonly TensorEntry[]): Buffer {
  const parts = [Buffer.from('GGUF'), uint32(3), uint64(tensors.length), uint64(metadata.length)];
  for (const [key, value] of metadata) {
    parts.push(string(key));
    for (const part of encodeValue(value)) parts.push(part);
  }
  for (const tensor of tensors) {
    parts.push(string(tensor.name), uint32(tensor.shape.length), ...tensor.shape.map(uint64));
    parts.push(uint32(TENSOR_TYPE[tensor.type]), uint64(tensor.offset));
  }
  return Buffer.concat(parts);
}

function encodeValue(entry: MetadataValue): Buffer[] {
  switch (entry.type) {
    case 'uint32':
      return [uint32(VALUE_TYPE.uint32), uint32(entry.value)];
    case 'float32':
      return [uint32(VALUE_TYPE.float32), float32(entry.value)];
    case 'bool':
      return [uint32(VALUE_TYPE.bool), Buffer.from([entry.value ? 1 : 0])];
    case 'string':
      return [uint32(VALUE_TYPE.string), string(entry.value)];
    case 'strings':
      return [...arrayOf(VALUE_TYPE.string, entry.value.length), ...entry.value.map(string)];
    case 'float32s':
      return [...arrayOf(VALUE_TYPE.float32, entry.value.length), ...entry.value.map(float32)];
    case 'int32s':
      return [...arrayOf(VALUE_TYPE.int32, entry.value.length), ...entry.value.map(int32)];
  }
}

function arrayOf(elementType: number, length: number): Buffer[] {
  return [uint32(VALUE_TYPE.array), uint32(elementType), uint64(length)];
}

/** As GGUF writes it. */
export function string(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([uint64(bytes.length), bytes]);
}

/** As GGUF writes it. */
export function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(value);
  return buffer;
}

/** As GGUF writes it. */
export function uint64(value: number | bigint): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

function float32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
}
