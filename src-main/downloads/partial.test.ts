import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { fileFacts, openedPartial, removePartial } from './partial.ts';

const pieces = [
  { index: 0, bytes: 10, crc32: 1 },
  { index: 1, bytes: 10, crc32: 2 },
  { index: 3, bytes: 4, crc32: 3 },
];

/** A partial of 34 bytes, as the pieces above claim. */
function partial(): string {
  const file = path.join(tempFolder(), 'model.gguf.d1.partial');
  writeFileSync(file, 'x'.repeat(34));
  return file;
}

describe('B7: a partial that someone else', () => {
  test('left alone keeps every piece', async () => {
    expect(await openedPartial(partial(), pieces, 10)).toEqual({ kept: pieces, lost: [] });
  });

  test('deleted is created anew, without any piece', async () => {
    const file = partial();
    rmSync(file);
    expect(await openedPartial(file, pieces, 10)).toEqual({ kept: [], lost: [0, 1, 3] });
    expect(statSync(file).size).toBe(0);
  });

  test.each([
    [33, [3]],
    [20, [3]],
    [19, [1, 3]],
    [0, [0, 1, 3]],
  ])('cut to %i bytes has lost pieces %j', async (bytes, lost) => {
    const file = partial();
    truncateSync(file, bytes);
    const opened = await openedPartial(file, pieces, 10);
    expect(opened.lost).toEqual(lost);
    expect(opened.kept).toEqual(pieces.filter(({ index }) => !lost.includes(index)));
    expect(statSync(file).size).toBe(bytes);
  });

  test('made longer keeps every piece, and its length', async () => {
    const file = partial();
    writeFileSync(file, 'more', { flag: 'a' });
    expect((await openedPartial(file, pieces, 10)).lost).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(`${'x'.repeat(34)}more`);
  });
});

test('B3: a missing folder is reported, for partials and files alike', async () => {
  const gone = path.join(tempFolder(), 'gone', 'a.partial');
  await expect(openedPartial(gone, [], 10)).rejects.toMatchObject({ code: 'folder-unavailable' });
  const below = path.join(partial(), 'below');
  await expect(fileFacts(below)).rejects.toMatchObject({ code: 'folder-unavailable' });
});

describe('removing', () => {
  test('succeeds, also when the file is already gone', async () => {
    const file = partial();
    await removePartial(file);
    expect(existsSync(file)).toBe(false);
    await removePartial(file);
  });

  test('B3: reports what cannot be removed', async () => {
    await expect(removePartial(path.join(partial(), 'below'))).rejects.toMatchObject({
      code: 'folder-unavailable',
    });
  });
});

test('facts of a file: size, modification time, and kind', async () => {
  const file = partial();
  utimesSync(file, 1_700_000_000, 1_700_000_000.25);
  expect(await fileFacts(file)).toEqual({ bytes: 34, modifiedAtMs: 1_700_000_000_250, isFile: true });
  expect(await fileFacts(`${file}.none`)).toBeNull();
  const folder = path.join(path.dirname(file), 'model.gguf');
  mkdirSync(folder);
  expect((await fileFacts(folder))?.isFile).toBe(false);
});
