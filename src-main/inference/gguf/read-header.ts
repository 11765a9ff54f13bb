import { open } from 'node:fs/promises';
import { NogginError } from '../../errors.ts';
import { mostEntries, mostTensors } from '../../gguf/front.ts';
import { beginsAsGguf } from '../../gguf/magic.ts';
import { arrayType, boolType, fixedBytes, fixedReaders, stringType } from '../../gguf/value-types.ts';
import { type ByteWindow, openWindow } from './byte-window.ts';

/** Entries that are known of a file: numbers, texts, and lists short enough to be one number for each layer. */
export type HeaderValue = number | boolean | string | readonly number[];

/** What a model's file says of itself in front of its weights. */
export interface FileHeader {
  readonly architecture: string;
  readonly values: ReadonlyMap<string, HeaderValue>;
  readonly fileBytes: number;
}

const newestVersion = 3;
const oldestVersion = 2;
/** Limits of the format's own description (ggml, docs/gguf.md) and of llama.cpp. */
const longestKey = 65_535;
const longestName = 64;
const mostDimensions = 4;
/** No vocabulary and no table of tensors that there is comes near this. */
const mostFrontBytes = 64 * 1024 * 1024;
const mostLayers = 512;
const mostNested = 3;
const largestTensor = 2n ** 50n;
/** Least bytes that an entry, and a line of the table of tensors, take. */
const leastEntryBytes = 13n;
const leastTensorBytes = 32n;
/** A template is a text, and may be long; no other text here needs to be known. */
const longestText = 1024 * 1024;
/** Longer lists are vocabularies. */
const longestList = 4096;
const usualAlignment = 32n;

/**
 * Reads the header of a model's file and checks that it can be one, before a library looks at it: a count that is too high
 * keeps those busy for minutes, or ends their process. Every step is bounded by the size of the file.
 * @param depth `brief` stops before the vocabulary, where the entries that tell of its shape stand in front of it
 * @throws NogginError `model-damaged`, `model-too-new`, `not-found` when there is no such file
 */
export async function readFileHeader(path: string, depth: 'brief' | 'whole'): Promise<FileHeader> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new NogginError('not-found', "The model's file cannot be opened", { cause: error });
  });
  try {
    const { size } = await file.stat();
    return await read(openWindow(file, size, mostFrontBytes), size, depth);
  } catch (error) {
    if (error instanceof NogginError) throw error;
    if (error instanceof RangeError) throw damaged(error.message);
    throw new NogginError('not-found', "The model's file cannot be read", { cause: error });
  } finally {
    await file.close();
  }
}

async function read(window: ByteWindow, fileBytes: number, depth: 'brief' | 'whole'): Promise<FileHeader> {
  if (!beginsAsGguf(await window.bytes(4))) throw damaged('It does not begin like one');
  await checkVersion(window);
  const tensors = await window.u64();
  const entries = await window.u64();
  const room = BigInt(window.left);
  if (entries > BigInt(mostEntries)) throw damaged(`It counts ${entries} entries`);
  if (tensors > BigInt(mostTensors)) throw damaged(`It counts ${tensors} tensors`);
  if (entries * leastEntryBytes > room) throw damaged('It counts more entries than it can hold');
  if (tensors * leastTensorBytes > room) throw damaged('It counts more tensors than it can hold');
  const values = new Map<string, HeaderValue>();
  for (let left = entries; left > 0n; left -= 1n) {
    const key = (await window.bytes(await lengthWithin(window, longestKey))).toString('utf8');
    const type = await window.u32();
    const value = await readValue(window, type, 0);
    if (value !== undefined) values.set(key, value);
    if (depth === 'brief' && key === 'tokenizer.ggml.tokens' && knowsLayers(values)) break;
  }
  const architecture = checkArchitecture(values);
  checkCounts(values, architecture, tensors);
  if (depth === 'whole') await checkTensors(window, tensors, alignmentOf(values));
  return { architecture, values, fileBytes };
}

async function checkVersion(window: ByteWindow): Promise<void> {
  const version = await window.u32();
  if (version >= oldestVersion && version <= newestVersion) return;
  // So large a version is of the other byte order.
  if (version > newestVersion && version < 0x1_0000) {
    throw new NogginError('model-too-new', `The file is of version ${version}`, { details: { version } });
  }
  throw damaged(`It is of version ${version}`);
}

/** Undefined for unneeded long values; they are skipped. */
async function readValue(window: ByteWindow, type: number, nested: number): Promise<HeaderValue | undefined> {
  const [length, reader] = [fixedBytes[type], fixedReaders[type]];
  if (length !== undefined && reader !== undefined) {
    const value = reader(await window.bytes(length), 0);
    return type === boolType ? value !== 0 : value;
  }
  if (type === stringType) {
    const bytes = await lengthWithin(window, window.left);
    if (bytes <= longestText) return (await window.bytes(bytes)).toString('utf8');
    window.skip(bytes);
    return undefined;
  }
  if (type !== arrayType || nested >= mostNested) throw damaged(`It has a value of the unknown type ${type}`);
  return await readList(window, nested);
}

async function readList(window: ByteWindow, nested: number): Promise<readonly number[] | undefined> {
  const elements = await window.u32();
  // No element takes less than a byte.
  const count = await lengthWithin(window, window.left);
  const [size, reader] = [fixedBytes[elements], fixedReaders[elements]];
  if (size !== undefined && reader !== undefined) {
    if (count <= longestList) {
      const bytes = await window.bytes(count * size);
      return Array.from({ length: count }, (_, index) => reader(bytes, index * size));
    }
    window.skip(count * size);
    return undefined;
  }
  for (let left = count; left > 0; left -= 1) {
    if (elements === stringType) window.skip(await lengthWithin(window, window.left));
    else await readValue(window, elements, nested + 1);
  }
  return undefined;
}

async function lengthWithin(window: ByteWindow, most: number): Promise<number> {
  const length = await window.u64();
  if (length > BigInt(most)) throw damaged('It has a text or list that is longer than the file');
  return Number(length);
}

function knowsLayers(values: ReadonlyMap<string, HeaderValue>): boolean {
  return typeof values.get(`${String(values.get('general.architecture'))}.block_count`) === 'number';
}

function checkArchitecture(values: ReadonlyMap<string, HeaderValue>): string {
  const architecture = values.get('general.architecture');
  if (typeof architecture !== 'string' || !/^[\w.-]{1,64}$/.test(architecture)) {
    throw damaged('It does not say what kind of model it is');
  }
  return architecture;
}

/** Counts that would crash the library. */
function checkCounts(values: ReadonlyMap<string, HeaderValue>, architecture: string, tensors: bigint): void {
  const layers = values.get(`${architecture}.block_count`);
  const isOne = values.get('split.count') === undefined;
  if (typeof layers !== 'number') return;
  if (layers < 1 || layers > mostLayers || (isOne && BigInt(Math.floor(layers)) > tensors)) {
    throw damaged(`It says that it has ${layers} layers`);
  }
}

function alignmentOf(values: ReadonlyMap<string, HeaderValue>): bigint {
  const alignment = values.get('general.alignment');
  if (alignment === undefined) return usualAlignment;
  const isPowerOfTwo = typeof alignment === 'number' && Number.isInteger(Math.log2(alignment));
  if (!isPowerOfTwo || alignment < 8) throw damaged(`Its alignment is ${String(alignment)}`);
  return BigInt(alignment);
}

async function checkTensors(window: ByteWindow, tensors: bigint, alignment: bigint): Promise<void> {
  for (let left = tensors; left > 0n; left -= 1n) {
    const length = await lengthWithin(window, longestName);
    if (length === 0) throw damaged('It has a tensor without a name');
    window.skip(length);
    const dimensions = await window.u32();
    if (dimensions < 1 || dimensions > mostDimensions) {
      throw damaged(`It has a tensor of ${dimensions} dimensions`);
    }
    let elements = 1n;
    for (let index = 0; index < dimensions; index += 1) elements *= await window.u64();
    if (elements < 1n || elements > largestTensor) throw damaged(`It has a tensor of ${elements} numbers`);
    // Leave its type to the library.
    window.skip(4);
    const offset = await window.u64();
    if (offset % alignment !== 0n) throw damaged('It has a tensor at an odd place');
    if (offset > BigInt(window.left)) throw damaged('It has a tensor outside of the file');
  }
}

function damaged(why: string): NogginError {
  return new NogginError('model-damaged', `The model's file is not whole: ${why}`, {
    details: { reason: why },
  });
}
