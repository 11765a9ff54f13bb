import { beginsAsGguf } from './magic.ts';
import { leastTensorBytes } from './tensor-bytes.ts';
import { arrayType, fixedBytes, fixedReaders, stringType } from './value-types.ts';

/** What an entry says; a list where a model has one number for each layer. */
export type FrontValue = string | number | readonly number[];

/** What stands in front of the weights of a GGUF file (github.com/ggml-org/ggml, docs/gguf.md). */
export interface GgufFront {
  /** Short texts and numbers about the file as a whole, `general.…` and `split.…`, and of the shape of the model. */
  readonly entries: ReadonlyMap<string, FrontValue>;
  /** Whether all entries are among the bytes at hand. */
  readonly hasAllEntries: boolean;
  /** How many tensors the file says it has. */
  readonly tensors: bigint;
  /** Bytes that a file with this table has at least; null while the bytes at hand end before the table does. */
  readonly leastBytes: bigint | null;
}

/** How the first bytes of a file begin; `other`: anything that is not read here, a newer version among it. */
export type GgufBeginning = 'readable' | 'foreign-order' | 'too-old' | 'other';

/** Formats before GGUF, as their magic numbers lie on a disk. */
const olderMagics: ReadonlySet<string> = new Set(['lmgg', 'fmgg', 'tjgg', 'algg']);
/** Longer texts are templates and vocabularies. */
const longestText = 200;
const longestKey = 65_535;
/** One number for each layer; longer lists are vocabularies. */
const longestList = 4096;
/** Of all lists together. */
const mostListed = 65_536;
/** Counts beyond these are of no model; what is within them is read in the twinkling of an eye. */
export const mostEntries = 65_536;
export const mostTensors = 131_072;
const told =
  /^(?:general|split)\.|\.(?:block_count|context_length|embedding_length|attention\.(?:head_count|head_count_kv|key_length|value_length))$/;
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
  const entries = new Map<string, FrontValue>();
  const cursor = cursorIn(bytes);
  let tensors = 0n;
  let hasAllEntries = false;
  try {
    cursor.skip(8);
    tensors = cursor.u64();
    const count = cursor.count();
    if (tensors > mostTensors || count > mostEntries) return null;
    for (let left = count; left > 0; left -= 1) readEntry(cursor, entries);
    hasAllEntries = true;
    return {
      entries,
      tensors,
      hasAllEntries,
      leastBytes: leastBytesOf(cursor, tensors, alignmentOf(entries)),
    };
  } catch (error) {
    if (error instanceof Ends) return { entries, tensors, hasAllEntries, leastBytes: null };
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function cursorIn(bytes: Buffer) {
  let at = 0;
  let listed = 0;
  const skip = (count: number): number => {
    const before = at;
    if (count > bytes.length - at) throw new Ends();
    at += count;
    return before;
  };
  const number = (type: number): number => {
    const from = skip(fixedBytes[type] ?? 0);
    return fixedReaders[type]?.(bytes, from) ?? 0;
  };
  return {
    at: () => at,
    skip,
    number,
    u64: (): bigint => bytes.readBigUInt64LE(skip(8)),
    u32: (): number => bytes.readUInt32LE(skip(4)),
    /** A number of things or bytes; one beyond the numbers of JavaScript is beyond every file. */
    count: (): number => {
      const from = skip(8);
      return bytes.readUInt32LE(from) + bytes.readUInt32LE(from + 4) * 0x1_0000_0000;
    },
    text: (length: number): string => bytes.toString('utf8', skip(length), at),
    /** Null, and passed over, where it is longer than anybody asks for. */
    numbers: (type: number, count: number): readonly number[] | null => {
      listed += count;
      if (count <= longestList && listed <= mostListed)
        return Array.from({ length: count }, () => number(type));
      skip(count * (fixedBytes[type] ?? 0));
      return null;
    },
  };
}

type Cursor = ReturnType<typeof cursorIn>;

function readEntry(cursor: Cursor, entries: Map<string, FrontValue>): void {
  const keyBytes = cursor.count();
  if (keyBytes > longestKey) throw new RangeError('no such key');
  const key = cursor.text(keyBytes);
  const type = cursor.u32();
  const isTold = told.test(key);
  if (type === arrayType) {
    const list = readList(cursor, isTold, 0);
    if (list !== null) entries.set(key, list);
  } else if (type === stringType) {
    const length = cursor.count();
    if (length > longestText || !isTold) cursor.skip(length);
    else entries.set(key, cursor.text(length));
  } else if (!(type in fixedBytes)) throw new RangeError('no such type');
  else if (isTold) entries.set(key, cursor.number(type));
  else cursor.skip(fixedBytes[type] ?? 0);
}

/** The numbers of a short list that is wanted; every other list is passed over. @throws RangeError for a type that is none */
function readList(cursor: Cursor, isWanted: boolean, nested: number): readonly number[] | null {
  if (nested >= mostNested) throw new RangeError('no such type');
  const elements = cursor.u32();
  const count = cursor.count();
  const size = fixedBytes[elements];
  if (size !== undefined) {
    if (isWanted) return cursor.numbers(elements, count);
    cursor.skip(count * size);
    return null;
  }
  if (elements !== stringType && elements !== arrayType) throw new RangeError('no such type');
  for (let left = count; left > 0; left -= 1) {
    if (elements === arrayType) readList(cursor, false, nested + 1);
    else cursor.skip(cursor.count());
  }
  return null;
}

function alignmentOf(entries: ReadonlyMap<string, FrontValue>): bigint {
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
