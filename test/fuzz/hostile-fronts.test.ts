import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { NogginError } from '../../src-main/errors.ts';
import { expectWholeModel } from '../../src-main/gguf/expect-model.ts';
import { readFront } from '../../src-main/gguf/front.ts';
import type { HttpClient } from '../../src-main/http/client.ts';
import { readHeader } from '../../src-main/huggingface/header.ts';
import { readFileHeader } from '../../src-main/inference/gguf/read-header.ts';
import { hostileFronts } from '../support/gguf/hostile.ts';
import { tempFolder } from '../support/temp-folder.ts';

const MiB = 1024 * 1024;

/** Counts every number and text that is read out of these bytes. */
function counted(bytes: Buffer): { readonly bytes: Buffer; readonly reads: () => number } {
  let reads = 0;
  const names = ['readUInt8', 'readInt8', 'readUInt16LE', 'readInt16LE', 'readUInt32LE', 'readInt32LE'];
  const larger = ['readBigUInt64LE', 'readBigInt64LE', 'readFloatLE', 'readDoubleLE', 'toString'];
  for (const name of [...names, ...larger] as const) {
    const own = bytes[name as 'readUInt8'];
    Object.defineProperty(bytes, name, {
      value: (...given: Parameters<typeof own>) => {
        reads += 1;
        return own.apply(bytes, given);
      },
    });
  }
  return { bytes, reads: () => reads };
}

/** The result, or the code of a typed error; anything else is thrown on. */
async function outcome(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'read';
  } catch (error) {
    if (error instanceof NogginError && error.code !== 'internal') return error.code;
    throw error;
  }
}

/** A server of one file that answers ranges. */
function serving(file: Buffer, asked: number[]): HttpClient {
  return {
    close: () => {},
    get: async ({ url, headers }) => {
      const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(headers['range'] ?? '') ?? [];
      const part = file.subarray(Number(from), Number(to) + 1);
      asked.push(part.length);
      const range = `bytes ${from}-${Number(from) + part.length - 1}/${file.length}`;
      return {
        ...{ url, status: part.length > 0 ? 206 : 416, headers: { 'content-range': range } },
        way: { transport: 'own', proxy: null },
        readInPlace: async (onChunk) => {
          await onChunk(part);
        },
        destroy: () => {},
      };
    },
  };
}

describe('parsing the front of any file takes work in proportion to its bytes', () => {
  test.each(hostileFronts(3 * MiB))('$name', ({ bytes }) => {
    const { bytes: watched, reads } = counted(Buffer.from(bytes));
    const front = readFront(watched);
    // Nothing takes less than four bytes, so nothing is read twice.
    expect(reads()).toBeLessThanOrEqual(bytes.length / 4 + 64);
    let numbers = 0;
    for (const value of front?.entries.values() ?? []) numbers += Array.isArray(value) ? value.length : 1;
    expect(numbers).toBeLessThanOrEqual(2 * 65_536);
  });

  test('impossible counts of entries or tensors are refused at once', () => {
    for (const { name, bytes } of hostileFronts(12 * MiB)) {
      if (!/^(many (entries|bare|tensors)|counts|a list of lists before)/.test(name)) continue;
      const { bytes: watched, reads } = counted(Buffer.from(bytes));
      expect(readFront(watched), name).toBeNull();
      expect(reads(), name).toBeLessThan(16);
    }
  });
});

describe('a hostile file', () => {
  test.each(hostileFronts(30 * MiB))(
    'on a hub costs at most three requests and 24 MiB: $name',
    async ({ bytes }) => {
      const asked: number[] = [];
      const http = serving(bytes, asked);
      const options = { http, policy: { allowLoopbackHttp: false }, credentials: null, from: { page: null } };
      await outcome(() => readHeader('https://hub.example/m.gguf', options));
      expect(asked.length).toBeLessThanOrEqual(3);
      expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(24 * MiB);
    },
  );

  test('on the disk leaves the event loop its turn between two reads', async () => {
    const file = path.join(tempFolder(), 'm.gguf');
    for (const { name, bytes } of hostileFronts(3 * MiB)) {
      writeFileSync(file, bytes);
      let isOver = false;
      let turns = 0;
      const turn = (): void => {
        turns += 1;
        if (!isOver) setImmediate(turn);
      };
      setImmediate(turn);
      const what = await outcome(() => readFileHeader(file, 'brief'));
      isOver = true;
      // All texts one after the other: 48 windows of 64 KiB.
      if (what === 'read' && /texts|empty lists/.test(name)) expect(turns, name).toBeGreaterThan(30);
      expect(await outcome(() => expectWholeModel(file)), name).toMatch(
        /^(read|companion-file|file-cut-off)$/,
      );
    }
  });

  test('on the disk with an endless front is refused', async () => {
    const file = path.join(tempFolder(), 'm.gguf');
    const many = hostileFronts(80 * MiB).find(({ name }) => name === 'several lists of numbers');
    writeFileSync(file, many?.bytes ?? '');
    expect(await outcome(() => readFileHeader(file, 'brief'))).toBe('model-damaged');
  });
});
