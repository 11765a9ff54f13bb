import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { createPieceMap, type PieceMap, type PieceRecord } from '../piece-map.ts';
import { openPartialFile, type PartialFile } from './partial-file.ts';

const content = Buffer.from('abcdefghijklmnopqrstuvwxy');
const onLinux = process.platform === 'linux';

interface Opened {
  readonly path: string;
  readonly map: PieceMap;
  readonly file: PartialFile;
}

/** A partial of 25 bytes in pieces of ten. */
function opened(options: { path?: string; recorded?: readonly PieceRecord[] } = {}): Opened {
  const { path: at = path.join(tempFolder(), 'model.partial'), recorded = [] } = options;
  const map = createPieceMap({ pieceBytes: 10, totalBytes: 25, pieces: recorded });
  const file = openPartialFile(at, map, recorded);
  onTestFinished(() => file.close());
  return { path: at, map, file };
}

/** The record of the first `bytes` bytes of a piece. */
function record(index: number, bytes: number): PieceRecord {
  return { index, bytes, crc32: crc32(content.subarray(10 * index, 10 * index + bytes)) };
}

const sorted = (records: readonly PieceRecord[]): PieceRecord[] =>
  records.toSorted((a, b) => a.index - b.index);

describe('writing', () => {
  test('puts bytes at their offset, in any order and in chunks of any size', async () => {
    const { path, map, file } = opened();
    file.write(20, content.subarray(20, 23));
    file.write(0, content.subarray(0, 1));
    file.write(1, content.subarray(1, 20));
    file.write(23, content.subarray(23));
    expect(readFileSync(path)).toEqual(content);
    expect([map.isComplete(), file.unflushedBytes()]).toEqual([true, 25]);
    expect(sorted(await file.checkpoint())).toEqual([record(0, 10), record(1, 10), record(2, 5)]);
  });

  test('A2: refuses bytes that leave a gap', () => {
    const { file } = opened();
    expect(() => file.write(5, Buffer.from('x'))).toThrow(RangeError);
  });

  test('keeps the bytes of an earlier start, and continues their checksum', async () => {
    const at = path.join(tempFolder(), 'model.partial');
    writeFileSync(at, content.subarray(0, 14));
    const { map, file } = opened({ path: at, recorded: [record(0, 10), record(1, 4)] });
    expect([map.front(), file.unflushedBytes(), await file.checkpoint()]).toEqual([14, 0, []]);
    file.write(14, content.subarray(14));
    expect(sorted(await file.checkpoint())).toEqual([record(1, 10), record(2, 5)]);
    expect(readFileSync(at)).toEqual(content);
  });
});

test('B7: a record that contradicts the file leaves no trace in the checksums', async () => {
  const { map, file } = opened({ recorded: [{ index: 2, bytes: 9, crc32: 12_345 }] });
  expect(map.receivedBytes()).toBe(0);
  file.write(20, content.subarray(20));
  expect(await file.checkpoint()).toEqual([record(2, 5)]);
});

describe('a checkpoint', () => {
  test('reports each change once, with a partial piece’s length', async () => {
    const { file } = opened();
    file.write(0, content.subarray(0, 13));
    expect(sorted(await file.checkpoint())).toEqual([record(0, 10), record(1, 3)]);
    expect([file.unflushedBytes(), await file.checkpoint()]).toEqual([0, []]);
    file.write(13, content.subarray(13, 15));
    expect(await file.checkpoint()).toEqual([record(1, 5)]);
  });

  test('C1: leaves out bytes written after its flush began', async () => {
    const { file } = opened();
    file.write(0, content.subarray(0, 4));
    const flushing = file.checkpoint();
    file.write(4, content.subarray(4, 9));
    expect(await flushing).toEqual([record(0, 4)]);
    expect(file.unflushedBytes()).toBe(5);
    expect(await file.checkpoint()).toEqual([record(0, 9)]);
  });

  test.runIf(onLinux)('B10: whose flush fails is an error, and no later one claims anything', async () => {
    // This device accepts any write and fails every flush.
    const { file } = opened({ path: '/dev/null' });
    file.write(0, content.subarray(0, 4));
    await expect(file.checkpoint()).rejects.toThrow(/EINVAL/);
    file.write(4, content.subarray(4, 9));
    expect(await file.checkpoint()).toEqual([]);
  });
});

describe('an unwritable disk', () => {
  test.runIf(onLinux)('B2: that is full is an error, and no byte is counted', () => {
    const { map, file } = opened({ path: '/dev/full' });
    expect(() => file.write(0, content)).toThrow(expect.objectContaining({ code: 'disk-full' }));
    expect([map.receivedBytes(), file.unflushedBytes()]).toEqual([0, 0]);
  });

  test('B3: whose folder is gone is an error', () => {
    const map = createPieceMap({ pieceBytes: 10, totalBytes: 25 });
    const gone = path.join(tempFolder(), 'gone', 'model.partial');
    expect(() => openPartialFile(gone, map, [])).toThrow(
      expect.objectContaining({ code: 'folder-unavailable' }),
    );
  });

  test.runIf(onLinux)('B4: that takes only the beginning of a write counts that much', () => {
    // A process with a file size limit of 1024 bytes: the write is short, and the next one fails.
    const script = `
      import { createPieceMap } from ${JSON.stringify(new URL('../piece-map.ts', import.meta.url).href)};
      import { openPartialFile } from ${JSON.stringify(new URL('./partial-file.ts', import.meta.url).href)};
      const map = createPieceMap({ pieceBytes: 400, totalBytes: 5000 });
      const file = openPartialFile(process.env.PARTIAL, map, []);
      let code = 'none';
      try {
        file.write(0, Buffer.alloc(2700, 1));
      } catch (error) {
        code = error.code;
      }
      console.log(JSON.stringify([code, map.receivedBytes(), (await file.checkpoint()).map((piece) => piece.bytes)]));
    `;
    const partial = path.join(tempFolder(), 'model.partial');
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 2; exec "$0" --input-type=module -e "$1"', process.execPath, script],
      {
        encoding: 'utf8',
        env: { ...process.env, PARTIAL: partial },
        cwd: path.dirname(fileURLToPath(import.meta.url)),
      },
    );
    const size = statSync(partial).size;
    expect([stderr, size]).toEqual(['', 1024]);
    expect(JSON.parse(stdout)).toEqual(['file-too-large', 1024, [400, 400, 224]]);
  });
});

test('B7: only bytes beyond the end are cut off', () => {
  const at = path.join(tempFolder(), 'model.partial');
  writeFileSync(at, 'x'.repeat(40));
  const { file } = opened({ path: at });
  file.trim(25);
  expect(statSync(at).size).toBe(25);
  truncateSync(at, 20);
  file.trim(25);
  expect(statSync(at).size).toBe(20);
});
