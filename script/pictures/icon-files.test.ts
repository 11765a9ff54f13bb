import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../lib/runtime.ts';
import { icnsFile, icnsSizes, icoFile } from './icon-files.ts';

const image = (pixels: number, bytes: number) => ({ pixels, png: new Uint8Array(bytes).fill(pixels % 251) });
const built = (name: string) => readFileSync(path.join(projectRoot, 'build', name));
const isPng = (bytes: Uint8Array) => Buffer.from(bytes.subarray(1, 4)).toString('latin1') === 'PNG';

test('each size has an entry, with the right offset', () => {
  const file = Buffer.from(icoFile([image(16, 10), image(256, 20)]));
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 2]);
  expect([file[6], file[22]]).toEqual([16, 0]);
  const at = file.readUInt32LE(22 + 12);
  expect(file.subarray(at, at + file.readUInt32LE(22 + 8))).toEqual(Buffer.alloc(20).fill(256 % 251));
  expect(file.length).toBe(at + 20);
});

test('a macOS icon gives its length and that of each part', () => {
  const file = Buffer.from(icnsFile(icnsSizes.map((pixels) => image(pixels, 12))));
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const types: string[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    types.push(file.toString('latin1', at, at + 4));
  expect(types).toEqual(['ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12', 'ic13', 'ic14']);
  expect(() => icnsFile([image(16, 1)])).toThrow('no drawing of 128');
});

test('the icons in build hold images', () => {
  const ico = built('icon.ico');
  expect(isPng(ico.subarray(ico.readUInt32LE(6 + 12)))).toBe(true);
  expect(isPng(built('icon.icns').subarray(16))).toBe(true);
});
