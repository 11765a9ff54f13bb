import { seededRandom } from '../random.ts';
import { pipModel } from './pip.ts';
import { pipWith } from './rewrite.ts';

/** A damaged file. */
export interface DamagedPip {
  readonly name: string;
  readonly bytes: Buffer;
  /** Error codes that loading it may end with; `loads` where the damage shows only later. */
  readonly ends: readonly string[];
}

const damaged = ['model-damaged'];
const tooNew = ['model-too-new'];
const loads = ['loads'];
const huge = 2n ** 40n;
/** An offset that is certainly inside the weights. */
const inWeights = 200_000;

/** Every kind of damage that a download, a disk, or a careless program does to a model's file, made of Pip. */
export function damagedPips(): readonly DamagedPip[] {
  const whole = pipModel().bytes();
  const with32 = (key: string, value: number): Buffer => {
    const name = Buffer.from(key);
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(name.length));
    // The length precedes the name, so longer names are left alone.
    const at = whole.indexOf(Buffer.concat([length, name])) + 8 + name.length + 4;
    return written(whole, at, 4, (bytes) => bytes.writeUInt32LE(value));
  };
  const with64 = (at: number, value: bigint): Buffer =>
    written(whole, at, 8, (bytes) => bytes.writeBigUInt64LE(value));
  const withText = (key: string, text: string): Buffer => {
    const at = whole.indexOf(key) + key.length + 4 + 8;
    return written(whole, at, text.length, (bytes) => bytes.write(text));
  };
  const random = seededRandom(1);
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => random() * 256));
  // Its name, number of dimensions, dimensions, type, and place.
  const dimensions = whole.indexOf('blk.1.ffn_up.weight') + 'blk.1.ffn_up.weight'.length;
  const type = dimensions + 4 + 2 * 8;

  const cuts = [0, 1, 4, 8, 12, 24, 100, 2000, 17_000, 40_000, whole.length >> 1, whole.length - 100];
  return [
    ...cuts.map((length) => ({ name: `cut at ${length}`, bytes: whole.subarray(0, length), ends: damaged })),
    { name: 'zeros', bytes: Buffer.alloc(100_000), ends: damaged },
    { name: 'noise', bytes: noise(100_000), ends: damaged },
    ...[4, 8, 24, 60, 1000].map((at) => ({
      name: `noise from ${at} on`,
      bytes: Buffer.concat([whole.subarray(0, at), noise(100_000)]),
      ends: [...damaged, ...tooNew],
    })),
    { name: 'a web page', bytes: Buffer.from('<!doctype html><title>Sign in</title>'), ends: damaged },
    { name: 'version 99', bytes: written(whole, 4, 4, (bytes) => bytes.writeUInt32LE(99)), ends: tooNew },
    {
      name: 'version 0',
      bytes: written(whole, 4, 4, (bytes) => bytes.writeUInt32LE(0)),
      ends: [...damaged, ...tooNew],
    },
    {
      name: 'big-endian version',
      bytes: written(whole, 4, 4, (bytes) => bytes.writeUInt32BE(3)),
      ends: [...damaged, ...tooNew],
    },
    { name: 'too many tensors', bytes: with64(8, huge), ends: damaged },
    { name: 'one tensor more', bytes: with64(8, 30n), ends: damaged },
    { name: 'one tensor fewer', bytes: with64(8, 28n), ends: damaged },
    { name: 'no tensors', bytes: with64(8, 0n), ends: damaged },
    { name: 'too many entries', bytes: with64(16, huge), ends: damaged },
    { name: 'one entry fewer', bytes: with64(16, 25n), ends: damaged },
    { name: 'no entries', bytes: with64(16, 0n), ends: damaged },
    { name: 'unknown architecture', bytes: withText('general.architecture', 'zzzzz'), ends: tooNew },
    { name: 'unknown tokenizer', bytes: withText('tokenizer.ggml.model', 'zzzzz'), ends: tooNew },
    ...[0, 5, 0xffff_ffff].map((heads) => ({
      name: `${heads} heads`,
      bytes: with32('llama.attention.head_count', heads),
      ends: damaged,
    })),
    ...[0, 3].map((heads) => ({
      name: `${heads} heads of keys`,
      bytes: with32('llama.attention.head_count_kv', heads),
      ends: damaged,
    })),
    ...[0, 64, 2 ** 31 - 1].map((width) => ({
      name: `width ${width}`,
      bytes: with32('llama.embedding_length', width),
      ends: damaged,
    })),
    ...[0, 2, 4, 100_000, 0xffff_ffff].map((blocks) => ({
      name: `${blocks} blocks`,
      bytes: with32('llama.block_count', blocks),
      ends: damaged,
    })),
    ...[0, 573].map((width) => ({
      name: `feed-forward ${width}`,
      bytes: with32('llama.feed_forward_length', width),
      ends: damaged,
    })),
    { name: 'rope of 7', bytes: with32('llama.rope.dimension_count', 7), ends: damaged },
    { name: 'endless context', bytes: with32('llama.context_length', 2 ** 31 - 1), ends: loads },
    { name: 'no context', bytes: with32('llama.context_length', 0), ends: [...damaged, ...loads] },
    { name: 'wrong vocabulary size', bytes: with32('llama.vocab_size', 260), ends: loads },
    { name: 'begin token beyond', bytes: with32('tokenizer.ggml.bos_token_id', 999_999), ends: loads },
    { name: 'end token beyond', bytes: with32('tokenizer.ggml.eos_token_id', 999_999), ends: loads },
    { name: 'alignment 0', bytes: with32('general.alignment', 0), ends: damaged },
    { name: 'alignment 7', bytes: with32('general.alignment', 7), ends: damaged },
    {
      name: 'unknown type of tensor',
      bytes: written(whole, type, 4, (bytes) => bytes.writeUInt32LE(99)),
      ends: tooNew,
    },
    { name: 'tensor far outside', bytes: with64(type + 4, 2n ** 50n), ends: damaged },
    { name: 'tensor at an odd place', bytes: with64(type + 4, 13n), ends: damaged },
    { name: 'tensor of 2^60', bytes: with64(dimensions + 4, 2n ** 60n), ends: damaged },
    { name: 'tensor of nothing', bytes: with64(dimensions + 4, 0n), ends: damaged },
    {
      name: 'tensor of 2^32 dimensions',
      bytes: written(whole, dimensions, 4, (bytes) => bytes.writeUInt32LE(0xffff_ffff)),
      ends: damaged,
    },
    {
      name: 'weights that are no numbers',
      bytes: Buffer.concat([whole.subarray(0, inWeights), Buffer.alloc(whole.length - inWeights, 0xff)]),
      ends: loads,
    },
    {
      name: 'weights of zero',
      bytes: Buffer.concat([whole.subarray(0, inWeights), Buffer.alloc(whole.length - inWeights)]),
      ends: loads,
    },
    { name: 'no vocabulary', bytes: pipWith({ 'tokenizer.ggml.tokens': null }), ends: damaged },
    {
      name: 'empty vocabulary',
      bytes: pipWith({ 'tokenizer.ggml.tokens': { type: 'strings', value: [] } }),
      ends: damaged,
    },
    {
      name: 'short vocabulary',
      bytes: pipWith({ 'tokenizer.ggml.tokens': { type: 'strings', value: ['a', 'b'] } }),
      ends: damaged,
    },
    { name: 'no architecture', bytes: pipWith({ 'general.architecture': null }), ends: damaged },
    {
      name: 'architecture that is a number',
      bytes: pipWith({ 'general.architecture': { type: 'uint32', value: 7 } }),
      ends: damaged,
    },
    { name: 'no tokenizer', bytes: pipWith({ 'tokenizer.ggml.model': null }), ends: [...damaged, ...tooNew] },
    { name: 'no block count', bytes: pipWith({ 'llama.block_count': null }), ends: damaged },
  ];
}

function written(whole: Buffer, at: number, length: number, write: (bytes: Buffer) => void): Buffer {
  const copy = Buffer.from(whole);
  write(copy.subarray(at, at + length));
  return copy;
}
