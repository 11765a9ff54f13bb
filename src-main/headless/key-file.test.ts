import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { openKeyFile } from './key-file.ts';

const keyFile = (content: string | null): string => {
  const file = path.join(tempFolder(), 'key');
  if (content !== null) writeFileSync(file, content, { mode: 0o600 });
  return file;
};

test('a key is read without surrounding whitespace', () => {
  expect(openKeyFile(keyFile('  noggin-0123456789abc \n')).read()).toBe('noggin-0123456789abc');
});

test('a missing file is created, for this account only', () => {
  const file = keyFile(null);
  const store = openKeyFile(file);
  expect(store.read()).toBeNull();
  expect(store.kept()).toBeNull();
  store.write('noggin-0123456789abc');
  expect(readFileSync(file, 'utf8')).toBe('noggin-0123456789abc\n');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(openKeyFile(file).read()).toBe('noggin-0123456789abc');
});

test.each(['', 'short', 'two words are no key at all', 'ä'.repeat(30), 'x'.repeat(2000)])(
  'a file with "%.20s" holds no key',
  (content) => {
    expect(() => openKeyFile(keyFile(content))).toThrow(/holds no key/);
  },
);

test('a folder in its place is reported', () => {
  expect(() => openKeyFile(tempFolder())).toThrow();
});

test.skipIf(process.platform === 'win32')('a file readable by others is refused', () => {
  const file = keyFile('noggin-0123456789abc');
  chmodSync(file, 0o644);
  expect(() => openKeyFile(file)).toThrow(/Others may read/);
});
