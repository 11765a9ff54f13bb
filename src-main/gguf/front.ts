import { beginsAsGguf } from './magic.ts';
import { leastTensorBytes } from './tensor-bytes.ts';

/** What stands in front of the weights of a GGUF file (github.com/ggml-org/ggml, docs/gguf.md). */
export interface GgufFront {
  /** Short texts and numbers about the file as a whole, by their keys: `general.…`, `split.…`. */
  readonly entries: ReadonlyMap<string, string | number>;
  /** How many tensors the file says it has. */
  readonly tensors: bigint;
  /** Bytes that a file with this table has at least; null while the bytes at hand end before the table does. */
  readonly leastBytes: bigint | null;
}

/** How the first bytes of a file begin; `other`: anything that is not read here, a newer version among it. */
export type GgufBeginning = 'readable' | 'foreign-order' | 'too-old' | 'other';

/** Formats before GGUF, as their magic numbers lie on a disk. */
const olderMagics: ReadonlySet<string> = new Set(['lmgg', 'fmgg', 'tjgg', 'algg']);
const stringType = 8;
const arrayType = 9;
const fixedBytes: Readonly<Record<number, number>> = {
  ...{ 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 },
};
/** Longer texts are templates and vocabularies. */
const longestText = 200;
const told = /^(?:general|split)\./;
const mostNested = 3;
const mostDimensions = 4;
const usualAlignment = 32n;

/** Thrown where the bytes at hand end. */
class Ends extends Error {}

/** Tells by the first eight bytes how a file begins. Pure. */
export function beginningOf(first: Buffer): GgufBeginning {
  const letters = first.subarray(0, 4).toString('latin1');
  if (olderMagics.has(letters)) return 'too-old';
  if (letters === 'FUGG') return 'foreign-order';
  if (!beginsAsGguf(first) || first.length < 8) return 'other';
  const version = first.readUInt32LE(4);
  if (version === 1) return 'too-old';
  if (version === 2 || version === 3) return 'readable';
  // The number of a version is small in one byte order only.
  const swapped = first.readUInt32BE(4);
  return swapped >= 1 && swapped < 0x1_0000 && version >= 0x1_0000 ? 'foreign-order' : 'other';
}

/**
 * Reads as much of the front as the bytes at hand hold, in time that is bounded by their number. Null for a file that
 * does not begin as one that is read here, and where the front cannot be what it says. Pure.
 * @param bytes the first bytes of the file
 */
export function readFront(bytes: Buffer): GgufFront | null {
  if (beginningOf(bytes) !== 'readable') return null;
  const entries = new Map<string, string | number>();
  const cursor = cursorIn(bytes);
  let tensors = 0n;
  try {
    cursor.skip(8);
    tensors = cursor.u64();
    const count = cursor.u64();
    for (let left = count; left > 0n; left -= 1n) readEntry(cursor, entries);
    return { entries, tensors, leastBytes: leastBytesOf(cursor, tensors, alignmentOf(entries)) };
  } catch (error) {
    if (error instanceof Ends) return { entries, tensors, leastBytes: null };
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function cursorIn(bytes: Buffer) {
  let at = 0;
  const skip = (count: number): number => {
    const before = at;
    if (count > bytes.length - at) throw new Ends();
    at += count;
    return before;
  };
  const u64 = (): bigint => bytes.readBigUInt64LE(skip(8));
  return {
    at: () => at,
    skip,
    u64,
    u32: (): number => bytes.readUInt32LE(skip(4)),
    /** A number of things or bytes; one beyond the numbers of JavaScript is beyond every file. */
    count: (): number => Number(u64()),
    text: (length: number): string => bytes.toString('utf8', skip(length), at),
    number: (type: number): number => {
      const size = fixedBytes[type] ?? 0;
      const from = skip(size);
      if (type === 6) return bytes.readFloatLE(from);
      if (type === 12) return bytes.readDoubleLE(from);
      return size === 8 ? Number(bytes.readBigUInt64LE(from)) : bytes.readUIntLE(from, size);
    },
  };
}

type Cursor = ReturnType<typeof cursorIn>;

function readEntry(cursor: Cursor, entries: Map<string, string | number>): void {
  const key = cursor.text(cursor.count());
  const type = cursor.u32();
  if (type !== stringType && !(type in fixedBytes)) {
    skipList(cursor, type, 0);
    return;
  }
  const length = type === stringType ? cursor.count() : 0;
  if (length > longestText || !told.test(key)) cursor.skip(fixedBytes[type] ?? length);
  else entries.set(key, type === stringType ? cursor.text(length) : cursor.number(type));
}

/** @throws RangeError for a type that is none */
function skipList(cursor: Cursor, type: number, nested: number): void {
  if (type !== arrayType || nested >= mostNested) throw new RangeError('no such type');
  const elements = cursor.u32();
  const count = cursor.count();
  const size = fixedBytes[elements];
  if (size !== undefined) {
    cursor.skip(count * size);
    return;
  }
  if (elements !== stringType && elements !== arrayType) throw new RangeError('no such type');
  for (let left = count; left > 0; left -= 1) {
    if (elements === arrayType) skipList(cursor, arrayType, nested + 1);
    else cursor.skip(cursor.count());
  }
}

function alignmentOf(entries: ReadonlyMap<string, string | number>): bigint {
  const alignment = entries.get('general.alignment');
  const isOne = typeof alignment === 'number' && Number.isInteger(alignment) && alignment > 0;
  return isOne ? BigInt(alignment) : usualAlignment;
}

/** Reads the table of tensors, and where the last byte of them is. */
function leastBytesOf(cursor: Cursor, tensors: bigint, alignment: bigint): bigint {
  let end = 0n;
  for (let left = tensors; left > 0n; left -= 1n) {
    cursor.skip(cursor.count());
    const dimensions = cursor.u32();
    if (dimensions > mostDimensions) throw new RangeError('too many dimensions');
    let numbers = 1n;
    for (let index = 0; index < dimensions; index += 1) numbers *= cursor.u64();
    const type = cursor.u32();
    const last = cursor.u64() + leastTensorBytes(type, numbers);
    if (last > end) end = last;
  }
  const table = BigInt(cursor.at());
  // The weights begin at the next multiple behind the table.
  return end === 0n ? table : ((table + alignment - 1n) / alignment) * alignment + end;
}
