import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './lib/runtime.ts';

const statically = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

/** All modules that `file` loads before its own first line; dynamic and type-only imports come later. */
function neededBy(file: string, known = new Set<string>()): Set<string> {
  const source = readFileSync(file, 'utf8');
  for (const [, name = ''] of source.matchAll(statically)) {
    const found = name.startsWith('.') ? path.resolve(path.dirname(file), name) : name;
    if (known.has(found)) continue;
    known.add(found);
    if (existsSync(found)) neededBy(found, known);
  }
  return known;
}

test('the entry of main imports little, as Electron is ready only after it', () => {
  const needed = [...neededBy(path.join(projectRoot, 'src-main', 'main.ts'))];
  const [ours, others] = [needed.filter((one) => existsSync(one)), needed.filter((one) => !existsSync(one))];
  expect(others.filter((name) => !name.startsWith('node:'))).toEqual(['electron']);
  expect(ours.length).toBeLessThan(25);
  const bytes = ours.reduce((sum, file) => sum + readFileSync(file).length, 0);
  expect(bytes).toBeLessThan(50_000);
});
