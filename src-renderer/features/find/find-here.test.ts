import { expect, test } from 'vitest';
import { aModel } from '../../state/fixtures/snapshots.ts';
import { findElsewhere, findInstalled } from './find-here.ts';

const installed = (modelId: string, name: string) => ({
  ...{ modelId, name, path: `/models/${modelId}.gguf`, bytes: 1, sha256: '', provenAtMs: 0, adopted: false },
});
const mine = [installed('phi-4-q4', 'Phi-4'), installed('own-1', 'My Model'), installed('gemma', 'Gemma 3')];
const listed = [
  aModel({ id: 'phi-4-q4', name: 'Phi-4', maker: 'Microsoft', about: 'Good at arithmetic.' }),
  aModel({ id: 'other', name: 'Other', maker: 'Microsoft' }),
];
const names = (text: string): string[] => findInstalled(mine, listed, text).map(({ name }) => name);

test('installed models are found by name, and by the catalogue’s words', () => {
  expect(names('phi4')).toEqual(['Phi-4']);
  expect(names('microsoft')).toEqual(['Phi-4']);
  expect(names('math')).toEqual(['Phi-4']);
  expect(names('my mod')).toEqual(['My Model']);
  expect(names('my gemma')).toEqual([]);
  expect(names(' ')).toHaveLength(3);
});

test('models of other programs are found by their name and the program’s', () => {
  const found = [
    {
      id: '1',
      modelId: null,
      name: 'llama3.2:3b',
      bytes: 1,
      app: 'ollama' as const,
      path: '/o/blobs/sha256-1',
    },
    { id: '2', modelId: null, name: 'Tiny', bytes: 1, app: 'lm-studio' as const, path: '/l/org/tiny.gguf' },
  ];
  const ids = (text: string): string[] => findElsewhere(found, text).map(({ id }) => id);
  expect([ids('ollama'), ids('lmstudio tiny'), ids('llama32'), ids('org'), ids('none')]).toEqual([
    ...[['1'], ['2'], ['1'], ['2'], []],
  ]);
});
