import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourcesStamp } from './stamp.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'noggin-stamp-'));
  mkdirSync(path.join(root, 'src-main', 'app'), { recursive: true });
  writeFileSync(path.join(root, 'src-main', 'app', 'window.ts'), 'one');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('equal sources have an equal stamp', () => {
  expect(sourcesStamp(root)).toBe(sourcesStamp(root));
});

test('a changed, an added, and a removed source each change the stamp', () => {
  const stamps = [sourcesStamp(root)];
  writeFileSync(path.join(root, 'src-main', 'app', 'window.ts'), 'three');
  stamps.push(sourcesStamp(root));
  writeFileSync(path.join(root, 'src-main', 'more.ts'), 'x');
  stamps.push(sourcesStamp(root));
  rmSync(path.join(root, 'src-main', 'app', 'window.ts'));
  stamps.push(sourcesStamp(root));
  expect(new Set(stamps).size).toBe(4);
});

test('tests are left out of the stamp', () => {
  const before = sourcesStamp(root);
  writeFileSync(path.join(root, 'src-main', 'app', 'window.test.ts'), 'x');
  expect(sourcesStamp(root)).toBe(before);
});
