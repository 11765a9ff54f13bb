import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from './lib/files-in.ts';
import { projectRoot } from './lib/runtime.ts';

const text = readFileSync(path.join(projectRoot, 'docs', 'security.md'), 'utf8');
const testFiles = ['src-main', 'src-renderer', 'src-preload', 'script', 'test'].flatMap((folder) =>
  filesIn(folder).filter((name) => /\.(?:test|e2e)\.tsx?$/.test(name)),
);

/** Rows of the tables with promises, by the heading of their column with tests. */
function rowsWithTests(): readonly { readonly row: string; readonly tests: string }[] {
  const rows: { row: string; tests: string }[] = [];
  let column = -1;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|')
      ? line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim())
      : [];
    if (cells.length === 0) column = -1;
    else if (cells.includes('Test')) column = cells.indexOf('Test');
    else if (column !== -1 && !line.startsWith('| ---')) rows.push({ row: line, tests: cells[column] ?? '' });
  }
  return rows;
}

/** `name.test` or a path, and the quoted words in the titles of its tests: “…”. */
function namedTests(tests: string): readonly { readonly name: string; readonly words: readonly string[] }[] {
  const parts = [...tests.matchAll(/`([^`]+\.(?:test|e2e)|test\/[^`]+\/)`([^`]*)/g)];
  return parts.map(([, name = '', behind = '']) => ({
    name,
    words: [...behind.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words),
  }));
}

function filesOf(name: string): readonly string[] {
  if (name.endsWith('/')) return testFiles.filter((file) => file.startsWith(name));
  return testFiles.filter((file) => `/${file}`.replace(/\.tsx?$/, '').endsWith(`/${name}`));
}

test('every promise names a test', () => {
  const rows = rowsWithTests();
  expect(rows.length).toBeGreaterThan(35);
  const without = rows.filter(({ tests }) => namedTests(tests).length === 0).map(({ row }) => row);
  expect(without).toEqual([]);
});

test('every named test exists, with its quoted words', () => {
  const named = rowsWithTests().flatMap(({ tests }) => namedTests(tests));
  const missing = named.flatMap(({ name, words }) => {
    const files = filesOf(name);
    const sources = files.map((file) =>
      readFileSync(path.join(projectRoot, file), 'utf8').replaceAll(/\s+/g, ' '),
    );
    if (files.length === 0) return [`there is no ${name}`];
    return words
      .flatMap((each) => each.split(' … '))
      .filter((each) => !sources.some((source) => source.includes(each)))
      .map((each) => `no test in ${name} is about “${each}”`);
  });
  expect(missing).toEqual([]);
});
