import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { setAside } from './set-aside.ts';

const nowMs = Date.UTC(2026, 0, 2, 23, 59);

test('B6: a file in the way is renamed with the date, however often', () => {
  const folder = tempFolder();
  const file = path.join(folder, 'my.model.gguf');
  for (const content of ['first', 'second', 'third']) {
    writeFileSync(file, content);
    expect(readFileSync(setAside(file, nowMs), 'utf8')).toBe(content);
  }
  expect(readdirSync(folder).toSorted()).toEqual([
    'my.model (set aside 2026-01-02 2).gguf',
    'my.model (set aside 2026-01-02 3).gguf',
    'my.model (set aside 2026-01-02).gguf',
  ]);
  expect(readFileSync(path.join(folder, 'my.model (set aside 2026-01-02).gguf'), 'utf8')).toBe('first');
});

test('B3: a missing file is reported', () => {
  const file = path.join(tempFolder(), 'model.gguf');
  expect(() => setAside(file, nowMs)).toThrow(expect.objectContaining({ code: 'folder-unavailable' }));
});
