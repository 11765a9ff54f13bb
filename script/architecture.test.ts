import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { projectRoot } from './lib/runtime.ts';

// The table of docs/architecture.md is what `npm run check` enforces: neither can change without the other.

const { mayImport, pattern } = (await import(
  pathToFileURL(path.join(projectRoot, '.dependency-cruiser.mjs')).href
)) as { mayImport: Record<string, string>; pattern: (place: string) => string };

const table = readFileSync(path.join(projectRoot, 'docs', 'architecture.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `src-'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every row of the table tells what may be imported in the words of the rules, and no row is missing', () => {
  expect(Object.fromEntries(table.map(([, place = '', , may = '']) => [place, may]))).toEqual(
    Object.fromEntries(Object.entries(mayImport).map(([place, may]) => [`\`${place}\``, may])),
  );
});

const files = ['src-main', 'src-preload', 'src-renderer'].flatMap((process) =>
  readdirSync(path.join(projectRoot, process), { recursive: true, encoding: 'utf8' })
    .map((file) => `${process}/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file)),
);
const matches = (place: string) => (file: string) => new RegExp(pattern(place)).test(file);

test('every module of the app has a row', () => {
  expect(files.filter((file) => !Object.keys(mayImport).some((place) => matches(place)(file)))).toEqual([]);
});

test('every row has modules', () => {
  expect(Object.keys(mayImport).filter((place) => !files.some(matches(place)))).toEqual([]);
});
