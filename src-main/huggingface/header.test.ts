import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFront, type Metadata } from '../../test/support/gguf/metadata.ts';
import { aModelFile } from '../../test/support/hub/scene.ts';
import { NogginError } from '../errors.ts';
import type { HttpClient } from '../http/client.ts';
import { needOf } from '../planner/need.ts';
import { readHeader } from './header.ts';
import { exactMemory } from './memory.ts';

/** A server of one file with ranges; without a socket, so that thousands of files can be tried. */
function serving(file: Uint8Array, asked: string[] = []): HttpClient {
  return {
    close: () => {},
    get: async ({ url, headers }) => {
      asked.push(headers['range'] ?? '');
      const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(headers['range'] ?? '') ?? [];
      const first = Number(from);
      const part = file.subarray(first, Number(to) + 1);
      const isThere = first < file.length;
      return {
        url,
        status: isThere ? 206 : 416,
        headers: isThere
          ? { 'content-range': `bytes ${first}-${first + part.length - 1}/${file.length}` }
          : {},
        way: { transport: 'own', proxy: null },
        readInPlace: async (onChunk) => {
          await onChunk(part);
        },
        destroy: () => {},
      };
    },
  };
}

const read = (file: Uint8Array, asked?: string[]) =>
  readHeader('https://models.example/m.gguf', {
    http: serving(file, asked),
    policy: { allowLoopbackHttp: false },
    credentials: null,
    from: { page: null },
  });

/** A file with this table and a few zeros. */
const fileOf = (metadata: Metadata): Buffer => Buffer.concat([encodeFront(metadata, []), Buffer.alloc(64)]);

const llama: Metadata = [
  ['general.architecture', { type: 'string', value: 'llama' }],
  ['llama.context_length', { type: 'uint32', value: 131_072 }],
  ['llama.block_count', { type: 'uint32', value: 32 }],
  ['llama.embedding_length', { type: 'uint32', value: 4096 }],
  ['llama.attention.head_count', { type: 'uint32', value: 32 }],
  ['llama.attention.head_count_kv', { type: 'uint32', value: 8 }],
];

describe('a header', () => {
  test('holds the shape that the memory is computed from', async () => {
    const header = await read(fileOf(llama));
    expect(header).toMatchObject({
      architecture: 'llama',
      contextLength: 131_072,
      layers: 32,
      kvHeads: 256,
      keySize: 128,
      valueSize: 128,
    });
    // 8 heads × 32 layers × (128 + 128) × 4096 tokens × 2 bytes = 0.5 GiB, in addition to weights and program.
    const known = needOf({ bytes: 5_000_000_000, layers: 32, kvHeads: 8, headSize: 128 });
    expect(known?.contextBytes).toBe(0.5 * 1024 ** 3);
    expect(exactMemory(5_000_000_000, header)).toBe(known?.totalBytes);
  });

  test('with head counts per layer gets their sum', async () => {
    const perLayer: Metadata = [
      ...llama.slice(0, 5),
      ['llama.attention.head_count_kv', { type: 'int32s', value: [8, 0, 4] }],
    ];
    expect(await read(fileOf(perLayer))).toMatchObject({ kvHeads: 12 });
  });

  test('is read in one request, however large the vocabulary, and to its end if needed', async () => {
    const tokens = Array.from({ length: 262_144 }, (_, index) => `token number ${index}`);
    const scores = tokens.map((_, index) => index / 2);
    const asked: string[] = [];
    const front = encodeFront(
      [
        ...llama,
        ['tokenizer.ggml.tokens', { type: 'strings', value: tokens }],
        ['tokenizer.ggml.scores', { type: 'float32s', value: scores }],
      ],
      [],
    );
    const file = Buffer.concat([front, Buffer.alloc(30_000_000)]);
    expect(await read(file, asked)).toMatchObject({ layers: 32, fileBytes: file.length });
    expect(asked.length).toBe(1);
    const late = Buffer.concat([
      encodeFront(
        [
          ['general.architecture', { type: 'string', value: 'llama' }],
          ['tokenizer.ggml.tokens', { type: 'strings', value: tokens }],
          ['llama.block_count', { type: 'uint32', value: 24 }],
        ],
        [],
      ),
      Buffer.alloc(1000),
    ]);
    expect(await read(late)).toMatchObject({ layers: 24 });
  });
});

describe('an invalid header', () => {
  const huge = (tensors: bigint, entries: bigint): Buffer => {
    const front = Buffer.alloc(24);
    front.write('GGUF');
    front.writeUInt32LE(3, 4);
    front.writeBigUInt64LE(tensors, 8);
    front.writeBigUInt64LE(entries, 16);
    return front;
  };
  const whole = encodeFront(llama, []);

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!DOCTYPE html><html></html>')],
    ['three bytes', Buffer.from('GGU')],
    ['only the magic', Buffer.from('GGUF')],
    ['an unknown version', Buffer.from('GGUF\u0063\0\0\0aaaaaaaaaaaaaaaa')],
    ['too few entries for its count', huge(0n, 90_000n)],
    ['endless entries', huge(0n, 2n ** 63n)],
    ['endless tensors', huge(2n ** 63n, 0n)],
    ['too few tensors for its count', huge(9_000_000n, 0n)],
    ['a truncated header', whole.subarray(0, whole.length - 30)],
    ['a header without an architecture', fileOf(llama.slice(1))],
  ])('%s is refused', async (_name, file) => {
    await expect(read(file)).rejects.toMatchObject({ code: expect.stringMatching(/^(not-a-model|server)$/) });
  });

  test('a file shorter than its tensor table says is refused before the download', async () => {
    const file = aModelFile(500_000);
    await expect(read(file.subarray(0, 300_000))).rejects.toMatchObject({ code: 'file-cut-off' });
    await read(file);
  });

  test('any corruption yields a header or a typed error', async () => {
    const good = aModelFile(60_000);
    const edit = fc.tuple(fc.integer({ min: 4, max: 3000 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.option(fc.integer({ min: 0, max: 5000 })),
        async (edits, cut) => {
          const file = Buffer.from(good.subarray(0, cut ?? good.length));
          for (const [at, value] of edits) if (at < file.length) file[at] = value;
          try {
            expect((await read(file)).architecture).toMatch(/^[\w.-]+$/);
          } catch (error) {
            expect(error).toBeInstanceOf(NogginError);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
