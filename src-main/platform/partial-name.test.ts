import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { beginningOf } from '../library/beginning.ts';
import { asideName } from './aside-name.ts';
import { partialPathOf } from './partial-name.ts';

const id = '00000000-0000-4000-8000-000000000000';
const nameBytes = (file: string): number => Buffer.byteLength(path.basename(file));

test('B19: a partial lies beside its file, under its own name if that is short enough', () => {
  expect(partialPathOf(path.join('/models', 'm.gguf'), id)).toBe(
    path.join('/models', `m.gguf.${id}.partial`),
  );
});

test('B19: temporary names are at most 143 bytes, whatever the file is called', () => {
  const folder = tempFolder();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 250 }), (text) => {
      const target = path.join(folder, `${text.replaceAll(/[/\0]/g, '-')}.gguf`);
      const partial = partialPathOf(target, id);
      expect(nameBytes(partial)).toBeLessThanOrEqual(143);
      expect(path.dirname(partial)).toBe(folder);
      expect(partial.endsWith(`.${id}.partial`)).toBe(true);
      expect(partial).not.toContain('\uFFFD');
      expect(nameBytes(asideName(target, 0))).toBeLessThanOrEqual(143);
    }),
  );
});

test('B19: a partial with a shortened name is recognized', () => {
  const model = {
    id: 'x'.repeat(128),
    name: 'X',
    bytes: 100,
    sha256: null,
    url: 'https://host/x',
    licence: 'MIT',
  };
  const name = path.basename(partialPathOf(`/models/${model.id}.gguf`, id));
  expect(beginningOf(name, 50, [model])).toBe(model);
  expect(beginningOf(name, 50, [{ ...model, id: 'y'.repeat(128) }])).toBeNull();
});
