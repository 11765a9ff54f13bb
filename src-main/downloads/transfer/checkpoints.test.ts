import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../../test/support/temp-folder.ts';
import { createPieceMap } from '../piece-map.ts';
import { type Checkpoints, keepCheckpoints } from './checkpoints.ts';
import { openPartialFile, type PartialFile } from './partial-file.ts';

const never = Number.POSITIVE_INFINITY;

interface Scene {
  readonly checkpoints: Checkpoints;
  readonly file: PartialFile;
  /** Bytes of the first piece, as reported by each checkpoint. */
  readonly reports: number[];
  readonly failures: unknown[];
}

function scene(tuning: { checkpointBytes: number; checkpointMs: number }, at?: string): Scene {
  const map = createPieceMap({ pieceBytes: 1000, totalBytes: 1000 });
  const file = openPartialFile(at ?? path.join(tempFolder(), 'model.partial'), map, []);
  onTestFinished(() => file.close());
  const reports: number[] = [];
  const failures: unknown[] = [];
  const report = (pieces: readonly { bytes: number }[]): number => reports.push(pieces[0]?.bytes ?? 0);
  return {
    file,
    reports,
    failures,
    checkpoints: keepCheckpoints(file, { ...tuning, flushBytes: tuning.checkpointBytes }, report, (error) =>
      failures.push(error),
    ),
  };
}

const some = (bytes: number): Buffer => Buffer.alloc(bytes, 1);

describe('a checkpoint is due', () => {
  test('C1: after a number of bytes, and not before', async () => {
    const { checkpoints, file, reports } = scene({ checkpointBytes: 10, checkpointMs: never });
    file.write(0, some(9));
    checkpoints.due();
    await checkpoints.settle();
    expect(reports).toEqual([]);
    file.write(9, some(1));
    checkpoints.due();
    await checkpoints.settle();
    expect(reports).toEqual([10]);
    checkpoints.due();
    await checkpoints.settle();
    expect(reports).toEqual([10]);
  });

  test('C1: after some time, if bytes came', async () => {
    const { checkpoints, file, reports } = scene({ checkpointBytes: never, checkpointMs: 0 });
    checkpoints.due();
    await checkpoints.settle();
    expect(reports).toEqual([]);
    file.write(0, some(1));
    checkpoints.due();
    await checkpoints.settle();
    expect(reports).toEqual([1]);
  });

  test('one at a time: later bytes wait for the next', async () => {
    const { checkpoints, file, reports } = scene({ checkpointBytes: 1, checkpointMs: never });
    file.write(0, some(5));
    checkpoints.due();
    file.write(5, some(5));
    checkpoints.due();
    await checkpoints.settle();
    expect([reports, file.unflushedBytes()]).toEqual([[5], 5]);
    checkpoints.due();
    await checkpoints.settle();
    expect(reports).toEqual([5, 10]);
  });
});

describe('flushing', () => {
  test('goes in portions, and is recorded only when a checkpoint is due', async () => {
    const { file, reports } = scene({ checkpointBytes: never, checkpointMs: never });
    const tuning = { flushBytes: 5, checkpointBytes: 10, checkpointMs: never };
    const checkpoints = keepCheckpoints(
      file,
      tuning,
      ([piece]) => reports.push(piece?.bytes ?? 0),
      (error) => {
        throw error;
      },
    );
    file.write(0, some(5));
    checkpoints.due();
    await checkpoints.settle();
    expect([reports, file.unflushedBytes()]).toEqual([[], 0]);
    file.write(5, some(5));
    checkpoints.due();
    await checkpoints.settle();
    expect(reports).toEqual([10]);
  });

  test('records the remainder, after a checkpoint in progress', async () => {
    const { checkpoints, file, reports } = scene({ checkpointBytes: 1, checkpointMs: never });
    file.write(0, some(5));
    checkpoints.due();
    file.write(5, some(5));
    await checkpoints.flush();
    expect([reports, file.unflushedBytes()]).toEqual([[5, 10], 0]);
    await checkpoints.flush();
    expect(reports).toEqual([5, 10]);
  });
});

describe.runIf(process.platform === 'linux')('B10: a flush that fails', () => {
  // This device accepts any write and fails every flush.
  const device = '/dev/null';

  test('is reported when it was due, and records nothing', async () => {
    const { checkpoints, file, reports, failures } = scene(
      { checkpointBytes: 1, checkpointMs: never },
      device,
    );
    file.write(0, some(5));
    checkpoints.due();
    await checkpoints.settle();
    expect([failures.length, reports]).toEqual([1, []]);
    file.write(5, some(5));
    await checkpoints.flush();
    expect(reports).toEqual([]);
  });

  test('is thrown to its caller', async () => {
    const { checkpoints, file, failures } = scene({ checkpointBytes: never, checkpointMs: never }, device);
    file.write(0, some(5));
    await expect(checkpoints.flush()).rejects.toThrow(/EINVAL/);
    expect(failures).toEqual([]);
  });
});
