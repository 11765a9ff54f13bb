import { string as text, uint32 as u32, uint64 as u64 } from './metadata.ts';

/** A hostile front: its name, and its bytes. */
export interface HostileFront {
  readonly name: string;
  readonly bytes: Buffer;
}

const architecture = Buffer.concat([text('general.architecture'), u32(8), text('llama')]);

/**
 * Fronts of about `size` bytes that begin like a model's, and cost their parser as much work as the format allows, each
 * in another way.
 */
export function hostileFronts(size: number): readonly HostileFront[] {
  const entry = Buffer.concat([text('k'), u32(0), Buffer.from([1])]);
  const tensor = Buffer.concat([text('t'), u32(4), u64(1n), u64(1n), u64(1n), u64(1n), u32(0), u64(0n)]);
  const bare = Buffer.concat([text(''), u32(0), u32(0), u64(0n)]);
  const list = (elements: number, count: bigint, rest: Buffer): Buffer =>
    Buffer.concat([text('tokenizer.ggml.tokens'), u32(9), u32(elements), u64(count), rest]);
  const fill = (part: Buffer): Buffer => repeated(part, Math.floor(size / part.length));
  const times = (part: Buffer): bigint => BigInt(Math.floor(size / part.length));
  const nested = Buffer.concat([u32(9), u64(1n), u32(9), u64(1n), u32(0), u64(0n)]);
  const texts = list(8, 90_000n, repeated(text(''), 90_000));
  const numbers = list(0, 90_000n, Buffer.alloc(90_000));
  const emptyList = Buffer.concat([u32(0), u64(0n)]);
  const longList = Buffer.concat([u32(0), u64(90_000n), Buffer.alloc(90_000)]);
  const kept = Buffer.concat([text('llama.a'), u32(9), u32(0), u64(4096n), Buffer.alloc(4096, 1)]);
  return [
    { name: 'many entries', bytes: front(0n, times(entry), fill(entry)) },
    { name: 'many entries that are kept', bytes: front(0n, BigInt(Math.floor(size / 40)), manyKept(size)) },
    { name: 'many lists that are kept', bytes: front(0n, times(kept), fill(kept)) },
    { name: 'as many entries as may be', bytes: front(0n, 65_535n, manyKept(65_535 * 40)) },
    { name: 'as many tensors as may be', bytes: front(131_072n, 0n, repeated(tensor, 131_072)) },
    { name: 'many tensors', bytes: front(times(tensor), 0n, fill(tensor)) },
    { name: 'many bare tensors', bytes: front(times(bare), 0n, fill(bare)) },
    { name: 'many empty texts', bytes: front(0n, 1n, list(8, times(u64(0n)), fill(u64(0n)))) },
    { name: 'many short texts', bytes: front(0n, 1n, list(8, times(text('ab')), fill(text('ab')))) },
    { name: 'several lists of texts', bytes: front(0n, times(texts), fill(texts)) },
    { name: 'several lists of numbers', bytes: front(0n, times(numbers), fill(numbers)) },
    {
      name: 'a list of lists before many tensors',
      bytes: front(times(tensor), 1n, Buffer.concat([list(9, 1n, emptyList), fill(tensor)])),
    },
    { name: 'lists of lists', bytes: front(0n, 1n, list(9, times(nested), fill(nested))) },
    { name: 'lists of long lists', bytes: front(0n, 1n, list(9, times(longList), fill(longList))) },
    { name: 'lists of empty lists', bytes: front(0n, 1n, list(9, times(emptyList), fill(emptyList))) },
    {
      name: 'a long list of numbers',
      bytes: front(0n, 1n, list(4, BigInt(size / 4), Buffer.alloc(size, 1))),
    },
    { name: 'a long list of bytes', bytes: front(0n, 1n, list(0, BigInt(size), Buffer.alloc(size, 1))) },
    {
      name: 'a long text',
      bytes: front(
        0n,
        1n,
        Buffer.concat([text('general.name'), u32(8), u64(BigInt(size)), Buffer.alloc(size, 97)]),
      ),
    },
    {
      name: 'a long key',
      bytes: front(
        0n,
        1n,
        Buffer.concat([u64(BigInt(size)), Buffer.alloc(size, 97), u32(0), Buffer.from([1])]),
      ),
    },
    { name: 'counts without end', bytes: front(2n ** 63n, 2n ** 63n, fill(entry)) },
  ];
}

function manyKept(size: number): Buffer {
  const parts: Buffer[] = [];
  const count = Math.floor(size / 40);
  for (let index = 0; index < count; index += 1) {
    parts.push(text(`general.${String(index).padStart(10, '0')}`), u32(10), u64(1n));
  }
  return Buffer.concat(parts);
}

function front(tensors: bigint, entries: bigint, rest: Buffer): Buffer {
  const start = Buffer.concat([Buffer.from('GGUF'), u32(3), u64(tensors), u64(entries + 1n), architecture]);
  return Buffer.concat([start, rest]);
}

function repeated(part: Buffer, count: number): Buffer {
  return Buffer.alloc(part.length * count, part);
}
