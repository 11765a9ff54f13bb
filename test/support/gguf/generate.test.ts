import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gguf } from '@huggingface/gguf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ggufPlan, ggufSha256, writeGguf } from './generate.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noggin-gguf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a generated model', () => {
  const bytes = 2 * 1024 * 1024;

  test('is parsed by an independent parser, with every tensor of the architecture in its place', async () => {
    const path = join(folder, 'parsed.gguf');
    await writeGguf(path, { bytes });
    const plan = ggufPlan({ bytes });
    const parsed = await gguf(path, { allowLocalFile: true });

    expect(parsed.metadata).toMatchObject({
      version: 3,
      'general.architecture': 'llama',
      'general.file_type': 1,
      'general.alignment': 32,
      'llama.embedding_length': plan.dimensions.embedding,
      'llama.block_count': plan.dimensions.blocks,
      'llama.feed_forward_length': plan.dimensions.feedForward,
      'tokenizer.ggml.model': 'llama',
      'tokenizer.ggml.bos_token_id': 1,
      'tokenizer.ggml.eos_token_id': 2,
      'tokenizer.ggml.unknown_token_id': 0,
    });
    const metadata: Record<string, unknown> = { ...parsed.metadata };
    expect(metadata['tokenizer.ggml.tokens']).toHaveLength(259);
    expect((metadata['tokenizer.ggml.tokens'] as string[])[3 + 0x0a]).toBe('<0x0A>');
    expect(Number(parsed.tensorDataOffset)).toBe(plan.header.length);

    const { embedding, feedForward, blocks } = plan.dimensions;
    const shapes = new Map(parsed.tensorInfos.map((info) => [info.name, info.shape.map(Number)]));
    expect(shapes.get('token_embd.weight')).toEqual([embedding, 259]);
    for (let block = 0; block < blocks; block++) {
      expect(shapes.get(`blk.${block}.ffn_down.weight`)).toEqual([feedForward, embedding]);
      expect(shapes.get(`blk.${block}.attn_q.weight`)).toEqual([embedding, embedding]);
    }
  });

  test('holds tensors end to end, aligned, from the header to the end of the file', async () => {
    const parsed = await gguf(join(folder, 'parsed.gguf'), { allowLocalFile: true });
    let end = 0;
    for (const info of parsed.tensorInfos) {
      expect(Number(info.offset)).toBe(end);
      expect(end % 32).toBe(0);
      const elementBytes = info.dtype === 0 ? 4 : 2;
      end += info.shape.reduce((product, length) => product * Number(length), elementBytes);
    }
    expect(Number(parsed.tensorDataOffset) + end).toBe(bytes);
  });

  test('has the announced size and hash', async () => {
    const path = join(folder, 'hashed.gguf');
    const written = await writeGguf(path, { bytes, seed: 7 });
    const content = await readFile(path);
    expect((await stat(path)).size).toBe(bytes);
    expect(written).toEqual({ path, bytes, sha256: createHash('sha256').update(content).digest('hex') });
    expect(ggufSha256({ bytes, seed: 7 })).toBe(written.sha256);
    expect(ggufSha256({ bytes, seed: 8 })).not.toBe(written.sha256);
  });
});

describe('sizes', () => {
  test.each([56_000, 60_000, 1_000_003, 2 ** 24, 2 ** 26, 2 ** 28, 2 ** 33])('%i bytes exactly', (bytes) => {
    const plan = ggufPlan({ bytes });
    const last = plan.tensors.at(-1);
    const end = plan.header.length + (last?.offset ?? 0) + (last?.bytes ?? 0);
    expect(plan.totalBytes).toBe(bytes);
    expect(end).toBe(bytes - (bytes % 32));
    expect(plan.header.length).toBeLessThan(64 * 1024);
    expect(plan.readAt(bytes - 5, Buffer.alloc(64))).toBe(5);
    expect(plan.readAt(bytes, Buffer.alloc(64))).toBe(0);
  });

  test('too small or invalid ones are refused', () => {
    expect(() => ggufPlan({ bytes: 20_000 })).toThrow(/smaller|small as/);
    expect(() => ggufPlan({ bytes: 1.5e5 + 0.5 })).toThrow(RangeError);
  });

  test('with the same seed give the same bytes, for ever', () => {
    // A change here changes every recorded hash: the catalogue's demo entry, fixtures, benchmarks.
    expect(ggufSha256({ bytes: 1_000_003, seed: 1 })).toBe(
      '1ebc956b699014bfd8a9eebbd03b87995a06c028caba6b1b2844e1950ac55f69',
    );
  });
});

describe('random access', () => {
  const plan = ggufPlan({ bytes: 1_000_003, seed: 3 });
  const whole = Buffer.alloc(plan.totalBytes);
  plan.readAt(0, whole);

  test('any range equals that part of the whole, at any alignment of place and buffer', () => {
    const boundary = plan.header.length + (plan.tensors[1]?.offset ?? 0);
    for (const offset of [0, 1, 7, plan.header.length - 3, boundary - 5, boundary, 500_001, 999_990]) {
      for (const [length, shift] of [
        [1, 0],
        [13, 1],
        [4096, 4],
        [70_001, 3],
      ] as const) {
        const buffer = Buffer.alloc(length + shift).subarray(shift);
        const read = plan.readAt(offset, buffer);
        expect(read).toBe(Math.min(length, plan.totalBytes - offset));
        expect(buffer.subarray(0, read).equals(whole.subarray(offset, offset + read))).toBe(true);
      }
    }
  });

  test('weights are finite, varied, and of a plausible size', () => {
    const embeddings = plan.tensors[0];
    const start = plan.header.length + (embeddings?.offset ?? 0);
    const seen = new Set<number>();
    for (let at = start; at < start + 4096; at += 2) {
      const half = whole.readUInt16LE(at);
      const exponent = ((half >>> 10) & 31) - 15;
      expect(exponent).toBeGreaterThanOrEqual(-7);
      expect(exponent).toBeLessThanOrEqual(-4);
      seen.add(half);
    }
    expect(seen.size).toBeGreaterThan(1500);
    const norm = plan.tensors.find((tensor) => tensor.name === 'output_norm.weight');
    const scale = whole.readFloatLE(plan.header.length + (norm?.offset ?? 0));
    expect(scale).toBeGreaterThanOrEqual(0.5);
    expect(scale).toBeLessThan(1);
  });
});
