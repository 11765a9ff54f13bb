import { createHash, randomBytes } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import type { PieceRecord } from '../piece-map.ts';
import { createContiguousBuffer, openContiguousBytes } from './contiguous-bytes.ts';
import { follow } from './follow.ts';
import type { VerifyOutcome } from './port.ts';

const MiB = 1024 * 1024;

interface Scene {
  readonly file: string;
  readonly content: Buffer;
  readonly pieces: readonly PieceRecord[];
  /** Corrupts one byte on the disk. */
  damage(offset: number): void;
  /** Reads the complete file to its end. */
  read(pieces?: readonly PieceRecord[], onProgress?: (bytes: number) => void): VerifyOutcome;
}

function scene(bytes: number, pieceBytes: number): Scene {
  const file = path.join(tempFolder(), 'model.partial');
  const content = randomBytes(bytes);
  writeFileSync(file, content);
  const pieces: PieceRecord[] = [];
  for (let index = 0; index * pieceBytes < bytes; index += 1) {
    const piece = content.subarray(index * pieceBytes, (index + 1) * pieceBytes);
    pieces.push({ index, bytes: piece.byteLength, crc32: crc32(piece) });
  }
  return {
    file,
    content,
    pieces,
    damage: (offset) => {
      const spoiled = Buffer.from(content);
      spoiled[offset] = (spoiled[offset] ?? 0) ^ 1;
      writeFileSync(file, spoiled);
    },
    read: (recorded = pieces, onProgress = () => {}) => {
      const front = createContiguousBuffer();
      openContiguousBytes(front).publish(bytes);
      openContiguousBytes(front).finish(bytes);
      return follow({ path: file, pieceBytes, front, pieces: recorded }, onProgress);
    },
  };
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('an intact file', () => {
  test.each([
    ['empty', 0, MiB],
    ['of one byte', 1, MiB],
    ['of exactly one read', MiB, 4 * MiB],
    ['of many reads', 5 * MiB + 12_345, 4 * MiB],
    ['of pieces smaller than a read', 3 * MiB + 7, 64 * 1024],
    ['of pieces that never end with a read', 3 * MiB + 7, 100_003],
  ])('%s gets its SHA-256', (_what, bytes, pieceBytes) => {
    const { content, read } = scene(bytes, pieceBytes);
    expect(read()).toEqual({ kind: 'digest', sha256: sha256(content), bytes });
  });

  test('reports its progress, the end last', () => {
    const { read } = scene(3 * MiB, MiB);
    const told: number[] = [];
    read([], (bytes) => told.push(bytes));
    expect(told.at(-1)).toBe(3 * MiB);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});

describe('B8: damage on the disk', () => {
  test.each([
    [0, 0],
    [99_999, 0],
    [100_000, 1],
    [1_234_567, 12],
    [2_499_999, 24],
  ])('at byte %i is found as piece %i alone', (offset, index) => {
    const at = scene(2_500_000, 100_000);
    at.damage(offset);
    expect(at.read()).toEqual({ kind: 'damaged', pieces: [index] });
  });

  test('in several pieces is reported together', () => {
    const at = scene(2_500_000, 100_000);
    const spoiled = Buffer.from(at.content);
    for (const offset of [350_000, 360_000, 1_900_000, 2_400_000])
      spoiled[offset] = (spoiled[offset] ?? 0) ^ 1;
    writeFileSync(at.file, spoiled);
    expect(at.read()).toEqual({ kind: 'damaged', pieces: [3, 19, 24] });
  });

  test('counts within the recorded prefix of a piece only', () => {
    const at = scene(200_000, 100_000);
    const prefix = { index: 1, bytes: 40_000, crc32: crc32(at.content.subarray(100_000, 140_000)) };
    at.damage(139_999);
    expect(at.read([prefix])).toEqual({ kind: 'damaged', pieces: [1] });
    at.damage(140_000);
    expect(at.read([prefix]).kind).toBe('digest');
  });

  test('is left to the SHA-256 where no checksum was recorded', () => {
    const at = scene(200_000, 100_000);
    at.damage(5);
    const outcome = at.read([]);
    expect(outcome.kind).toBe('digest');
    expect(outcome).not.toMatchObject({ sha256: sha256(at.content) });
  });

  test('B7: a truncated file misses the pieces from there on', () => {
    const at = scene(500_000, 100_000);
    truncateSync(at.file, 250_000);
    expect(at.read()).toEqual({ kind: 'damaged', pieces: [2, 3, 4] });
    truncateSync(at.file, 300_000);
    writeFileSync(at.file, at.content.subarray(0, 300_000));
    expect(at.read()).toEqual({ kind: 'damaged', pieces: [3, 4] });
  });
});

test('B3: a missing file is reported', () => {
  const front = createContiguousBuffer();
  openContiguousBytes(front).finish(1);
  const gone = path.join(tempFolder(), 'gone');
  expect(follow({ path: gone, pieceBytes: 10, front, pieces: [] }, () => {})).toMatchObject({
    kind: 'failed',
    code: 'folder-unavailable',
  });
});
