import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mountDisk, needsMount } from '../../test/support/disk/test-disk.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { replaceKeeping } from './keep-program.ts';

const program = (folder = tempFolder()): string => {
  const file = path.join(folder, 'Noggin.AppImage');
  writeFileSync(file, 'old');
  chmodSync(file, 0o755);
  return file;
};

test('a successful replacement leaves only the new program', () => {
  const file = program();
  const done = replaceKeeping(file, () => {
    rmSync(file);
    writeFileSync(file, 'new');
    return 'done';
  });
  expect(done).toBe('done');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(path.dirname(file))).toEqual(['Noggin.AppImage']);
});

test.each([
  ['before it removed the old one', () => {}],
  ['after it removed the old one', (file: string) => rmSync(file)],
  [
    'with half of the new one written',
    (file: string) => {
      rmSync(file);
      writeFileSync(file, 'ne');
    },
  ],
])('a replacement that fails %s restores the old program', (_when, begin) => {
  const file = program();
  expect(() =>
    replaceKeeping(file, () => {
      begin(file);
      throw new Error('no room');
    }),
  ).toThrow('no room');
  expect(readFileSync(file, 'utf8')).toBe('old');
  // Windows has neither this bit nor AppImages.
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o111).toBe(0o111);
  expect(readdirSync(path.dirname(file))).toEqual(['Noggin.AppImage']);
});

test('a leftover of an earlier attempt is replaced', () => {
  const file = program();
  linkSync(file, `${file}.old`);
  replaceKeeping(file, () => writeFileSync(file, 'new'));
  expect(existsSync(`${file}.old`)).toBe(false);
});

test('a program that cannot be backed up is left alone', () => {
  const file = program();
  mkdirSync(`${file}.old`);
  let isTried = false;
  expect(() =>
    replaceKeeping(file, () => {
      isTried = true;
    }),
  ).toThrow();
  expect(isTried).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('old');
});

test('the old program survives a disk too full for the new one', ({ skip }) => {
  const disk = mountDisk(16 * 1024 * 1024, { canBreakDown: false }) ?? skip(needsMount);
  const file = program(disk.folder);
  disk.fill(0);
  expect(() =>
    replaceKeeping(file, () => {
      rmSync(file);
      writeFileSync(file, Buffer.alloc(4 * 1024 * 1024));
    }),
  ).toThrow(/ENOSPC/);
  expect(readFileSync(file, 'utf8')).toBe('old');
});
