import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { placeFile } from './place-file.ts';

function refusing(code: string): typeof linkSync {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

const ways = [
  ['by a hard link', linkSync],
  ...['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV', 'EINVAL', 'EISDIR'].map(
    (code) => [`where a second name is ${code}`, refusing(code)] as const,
  ),
] as const;

function scene() {
  const folder = tempFolder();
  const from = path.join(folder, 'from');
  writeFileSync(from, 'model');
  return { folder, from, to: path.join(folder, 'to') };
}

describe.each(ways)('renaming to a free name, %s', (_name, link) => {
  test('removes the old name', () => {
    const { from, to } = scene();
    expect(placeFile(from, to, link)).toBe(true);
    expect([readFileSync(to, 'utf8'), existsSync(from), lstatSync(to).nlink]).toEqual(['model', false, 1]);
  });

  test('B6: keeps what has the name: a file, an empty one, a folder, a dangling symlink', () => {
    for (const put of [
      (file: string) => writeFileSync(file, 'mine'),
      (file: string) => writeFileSync(file, ''),
      (file: string) => mkdirSync(file),
      (file: string) => symlinkSync('nowhere', file),
    ]) {
      const { from, to } = scene();
      put(to);
      const before = lstatSync(to).ino;
      expect(() => placeFile(from, to, link)).toThrow(expect.objectContaining({ code: 'target-occupied' }));
      expect([readFileSync(from, 'utf8'), lstatSync(to).ino]).toEqual(['model', before]);
    }
  });

  test('moves a symlink or a folder as itself', () => {
    const { folder, to } = scene();
    const pointer = path.join(folder, 'pointer');
    symlinkSync('nowhere', pointer);
    placeFile(pointer, to, link);
    expect(readlinkSync(to)).toBe('nowhere');
    mkdirSync(pointer);
    placeFile(pointer, path.join(folder, 'moved'), link);
    expect(lstatSync(path.join(folder, 'moved')).isDirectory()).toBe(true);
  });

  test('leaves nothing when the source is missing', () => {
    const { from, to } = scene();
    unlinkSync(from);
    expect(() => placeFile(from, to, link)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    expect(existsSync(to)).toBe(false);
  });
});

test('C1: a rename killed half-way is completed', () => {
  const { from, to } = scene();
  linkSync(from, to);
  expect(placeFile(from, to)).toBe(true);
  expect([readFileSync(to, 'utf8'), existsSync(from)]).toEqual(['model', false]);
});

test('B6: a program that takes the reserved name keeps it', () => {
  const { from, to } = scene();
  // The target is checked twice before its name is reserved: the second check is a rival's last chance.
  const rivalling: typeof linkSync = () => {
    writeFileSync(to, 'mine');
    throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
  };
  expect(() => placeFile(from, to, rivalling)).toThrow(expect.objectContaining({ code: 'target-occupied' }));
  expect([readFileSync(to, 'utf8'), readFileSync(from, 'utf8')]).toEqual(['mine', 'model']);
});

/** Another thread that creates a file of this name, if it is free, at a random moment of every round. */
function startRival(to: string) {
  const turns = new Int32Array(new SharedArrayBuffer(12));
  const program = `
    const { workerData: { to, turns } } = require('node:worker_threads');
    const fs = require('node:fs');
    for (let round = 1; ; round += 1) {
      while (Atomics.load(turns, 0) < round) {}
      for (let spin = Math.random() * 20000; spin > 0; spin -= 1) Atomics.load(turns, 0);
      let made = 0;
      try {
        fs.closeSync(fs.openSync(to, 'wx'));
        made = 1;
      } catch {}
      Atomics.store(turns, 2, made);
      Atomics.store(turns, 1, round);
      Atomics.notify(turns, 1);
    }`;
  const worker = new Worker(program, { eval: true, workerData: { to, turns } });
  onTestFinished(async () => void (await worker.terminate()));
  return {
    begin: (round: number) => Atomics.store(turns, 0, round),
    /** Whether the file of this round is the rival's. */
    hasMade: (round: number): boolean => {
      while (Atomics.load(turns, 1) < round) Atomics.wait(turns, 1, round - 1);
      return Atomics.load(turns, 2) === 1;
    },
  };
}

test.each(ways.slice(0, 2))('B14: 2,000 files never overwrite a rival’s, %s', (_name, link) => {
  const { from, to } = scene();
  const rival = startRival(to);
  const won = { ours: 0, theirs: 0, both: 0, none: 0 };
  for (let round = 1; round <= 2000; round += 1) {
    rival.begin(round);
    for (let spin = Math.random() * 2000; spin > 0; spin -= 1) Math.random();
    let isPlaced = true;
    try {
      placeFile(from, to, link);
    } catch {
      isPlaced = false;
    }
    const isTheirs = rival.hasMade(round);
    won[isPlaced ? (isTheirs ? 'both' : 'ours') : isTheirs ? 'theirs' : 'none'] += 1;
    if (isPlaced) renameSync(to, from);
    else unlinkSync(to);
  }
  expect(won).toMatchObject({ both: 0, none: 0 });
  expect(won.ours + won.theirs).toBe(2000);
});
