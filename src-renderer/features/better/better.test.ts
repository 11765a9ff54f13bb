import { expect, test } from 'vitest';
import type { AppSnapshot } from '../../../src-preload/contract/snapshot.ts';
import { aDownload, aModel } from '../../state/fixtures/snapshots.ts';
import { betterModel, withUnwanted } from './better.ts';

const small = aModel({ id: 'small', rank: 1 });
const large = aModel({ id: 'large', rank: 2 });

function aSnapshot(over: object = {}): AppSnapshot {
  return {
    models: [small, large],
    recommendation: { modelId: 'large', kind: 'best-fit' },
    installed: [{ modelId: 'small' }],
    downloads: [],
    settings: { unwantedModels: [] },
    ...over,
  } as unknown as AppSnapshot;
}

test('the recommendation is news when it ranks above all installed models', () => {
  expect(betterModel(aSnapshot())).toBe(large);
});

test.each([
  ['nothing is installed', { installed: [] }],
  ['it is installed', { installed: [{ modelId: 'small' }, { modelId: 'large' }] }],
  ['it is being downloaded', { downloads: [aDownload({ modelId: 'large', state: 'paused' })] }],
  ['it was declined', { settings: { unwantedModels: ['large'] } }],
  ['an installed model is as good', { models: [{ ...small, rank: 2 }, large] }],
  ['an installed model cannot be compared', { installed: [{ modelId: 'small' }, { modelId: 'my-own' }] }],
  ['it is only the lightest', { recommendation: { modelId: 'large', kind: 'lightest' } }],
  ['nothing is recommended', { recommendation: null }],
])('there is no news where %s', (_why, over) => {
  expect(betterModel(aSnapshot(over))).toBeNull();
});

test('a canceled download still leaves the news', () => {
  const downloads = [aDownload({ modelId: 'large', state: 'cancelled' })];
  expect(betterModel(aSnapshot({ downloads }))).toBe(large);
});

test('declined models are unique, newest last, and at most a hundred', () => {
  expect(withUnwanted(['a', 'b'], 'a')).toEqual(['b', 'a']);
  const many = Array.from({ length: 100 }, (_, index) => `m${index}`);
  expect(withUnwanted(many, 'new')).toHaveLength(100);
  expect(withUnwanted(many, 'new').at(-1)).toBe('new');
});
