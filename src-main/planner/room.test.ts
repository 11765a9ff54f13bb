import { expect, test } from 'vitest';
import { roomFor } from './room.ts';

const unlimited = { freeBytes: null, largestFileBytes: null };

test('the missing bytes and the reserve must be free', () => {
  const disk = { ...unlimited, freeBytes: 1000 };
  expect(roomFor({ fileBytes: 900, presentBytes: 0 }, disk, 100)).toEqual({ kind: 'fits' });
  expect(roomFor({ fileBytes: 901, presentBytes: 0 }, disk, 100)).toEqual({
    kind: 'disk-full',
    neededBytes: 1001,
    freeBytes: 1000,
  });
  expect(roomFor({ fileBytes: 1901, presentBytes: 1001 }, disk, 100)).toEqual({ kind: 'fits' });
});

test('B4: a file above the file system’s limit never fits, however much is free', () => {
  const fat = { freeBytes: 1e12, largestFileBytes: 2 ** 32 - 1 };
  expect(roomFor({ fileBytes: 2 ** 32 - 1, presentBytes: 0 }, fat, 0)).toEqual({ kind: 'fits' });
  expect(roomFor({ fileBytes: 2 ** 32, presentBytes: 0 }, fat, 0)).toEqual({
    kind: 'file-too-large',
    fileBytes: 2 ** 32,
    largestFileBytes: 2 ** 32 - 1,
  });
});

test('an installed file needs no space, and an unknown size fits', () => {
  const full = { freeBytes: 0, largestFileBytes: 1 };
  expect(roomFor({ fileBytes: 5, presentBytes: 5 }, full, 100)).toEqual({ kind: 'fits' });
  expect(roomFor({ fileBytes: null, presentBytes: 0 }, full, 100)).toEqual({ kind: 'fits' });
  expect(roomFor({ fileBytes: 1e12, presentBytes: 0 }, unlimited, 100)).toEqual({ kind: 'fits' });
});
