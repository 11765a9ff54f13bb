import { arrayType, fixedBytes, stringType } from '../gguf/value-types.ts';

/** Longer than any list of layers; vocabularies are longer by far. */
const longArray = 4096;
/** What the library accepts at most; beyond it the file is left as it is, to be refused. */
const mostEntries = 100_000n;
const mostTensors = 10_000_000n;

/**
 * Shortens a header to the entries before its first long list, which is the vocabulary: what is looked for stands in
 * front of it, and reading 260,000 words takes seconds. Null where that cannot be done; nothing is changed then.
 * @param first the first bytes of the file
 */
export function briefHeader(first: Buffer): Buffer | null {
  try {
    const version = first.readUInt32LE(4);
    const tensors = first.readBigUInt64LE(8);
    const entries = first.readBigUInt64LE(16);
    if ((version !== 2 && version !== 3) || tensors > mostTensors || entries > mostEntries) return null;
    let at = 24;
    for (let index = 0; index < Number(entries); index += 1) {
      at += 8 + length(first, at);
      const type = first.readUInt32LE(at);
      at += 4;
      if (type === arrayType && length(first, at + 4) > longArray) return shortened(first, index);
      at = afterValue(first, at, type);
    }
    return shortened(first, Number(entries));
  } catch {
    return null;
  }
}

/**
 * The whole header but for its list of tensors: nothing is read from it, and a false count of them keeps the library busy
 * for minutes. Null where that cannot be done.
 * @param first the first bytes of the file
 */
export function withoutTensors(first: Buffer): Buffer | null {
  if (first.length < 16) return null;
  const brief = Buffer.from(first);
  brief.writeBigUInt64LE(0n, 8);
  return brief;
}

function shortened(first: Buffer, entries: number): Buffer {
  const brief = Buffer.from(first);
  brief.writeBigUInt64LE(0n, 8);
  brief.writeBigUInt64LE(BigInt(entries), 16);
  return brief;
}

/** Where the value that begins at `at` ends. @throws where it cannot be told */
function afterValue(bytes: Buffer, at: number, type: number): number {
  const size = fixedBytes[type];
  if (size !== undefined) return at + size;
  if (type === stringType) return at + 8 + length(bytes, at);
  if (type !== arrayType) throw new RangeError('no such type');
  const elements = bytes.readUInt32LE(at);
  if (elements === arrayType) throw new RangeError('a list of lists');
  let end = at + 12;
  for (let left = length(bytes, at + 4); left > 0; left -= 1) end = afterValue(bytes, end, elements);
  return end;
}

/** A length or count that can be true for what is here, or is a long list's. @throws otherwise */
function length(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('no such length');
  return Number(value);
}
