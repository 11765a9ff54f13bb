import { describe, expect, it } from 'vitest';
import { aFit, aModel } from '../../state/fixtures/snapshots.ts';
import { firstOf, groupsOf, matching } from './model-groups.ts';

const ids = (models: readonly { readonly id: string }[]) => models.map(({ id }) => id);

describe('finding a model', () => {
  const models = [
    aModel({ id: 'a', name: 'Alpha 4B', maker: 'Ada', about: 'Good at writing.' }),
    aModel({ id: 'b', name: 'Beta 9B', maker: 'Bob', about: 'Good at arithmetic.' }),
  ];

  it('matches every word, anywhere and in any case', () => {
    expect(ids(matching(models, 'ALPHA'))).toEqual(['a']);
    expect(ids(matching(models, '  good  BOB '))).toEqual(['b']);
    expect(ids(matching(models, 'alpha bob'))).toEqual([]);
    expect(ids(matching(models, 'any use'))).toEqual(['a', 'b']);
  });

  it('matches all for an empty search', () => {
    expect(ids(matching(models, ' '))).toEqual(['a', 'b']);
  });
});

describe('groups', () => {
  it('are ordered by fit, and inside by demo, recommendable, and rank', () => {
    const groups = groupsOf([
      aModel({ id: 'big', verdict: 'too-big', rank: 900 }),
      aModel({ id: 'doubtful', rank: 500, recommendable: false }),
      aModel({ id: 'good', rank: 200 }),
      aModel({ id: 'better', rank: 300 }),
      aModel({ id: 'demo', rank: 0, demo: true }),
      aModel({ id: 'slow', rank: 800, fit: aFit({ speed: 'slow' }) }),
    ]);
    expect(groups.map(({ standing, models }) => [standing, ids(models)])).toEqual([
      ['comfortable', ['demo', 'better', 'good', 'doubtful']],
      ['slow', ['slow']],
      ['too-big', ['big']],
    ]);
  });
});

describe('a folded group', () => {
  const models = Array.from({ length: 20 }, (_, index) => aModel({ id: String(index) }));

  it('shows the first few, and the chosen one wherever it is', () => {
    expect(ids(firstOf({ standing: 'comfortable', models }, '15', false))).toEqual([
      ...Array.from({ length: 8 }, (_, index) => String(index)),
      '15',
    ]);
    expect(firstOf({ standing: 'tight', models }, '1', false)).toHaveLength(4);
  });

  it('hides models that are too big, unless one is chosen or no other group exists', () => {
    expect(firstOf({ standing: 'too-big', models }, 'other', false)).toEqual([]);
    expect(ids(firstOf({ standing: 'too-big', models }, '3', false))).toEqual(['3']);
    expect(firstOf({ standing: 'too-big', models }, 'other', true)).toHaveLength(8);
  });

  it('shows a single hidden model instead of folding it', () => {
    expect(firstOf({ standing: 'comfortable', models: models.slice(0, 9) }, '0', false)).toHaveLength(9);
  });
});

describe('everyday words', () => {
  const models = [
    aModel({
      id: 'phi',
      name: 'Phi-4 Mini',
      about: 'Good at reasoning and arithmetic for its size.',
      bytes: 9e9,
    }),
    aModel({ id: 'coder', name: 'Qwen3 Coder', about: 'A specialist for programming.', bytes: 9e9 }),
    aModel({ id: 'tongues', name: 'Gemma', about: 'Conversation and many languages.', bytes: 1e9 }),
  ];

  it.each([
    ['phi4', ['phi']],
    ['PHI 4', ['phi']],
    ['qwen3coder', ['coder']],
    ['coding', ['coder']],
    ['code', ['coder']],
    ['math', ['phi']],
    ['thinking', ['phi']],
    ['german', ['tongues']],
    ['translation', ['tongues']],
    ['small', ['tongues']],
    ['tiny german', ['tongues']],
    ['coding math', []],
    ['vision', []],
  ])('find for "%s": %j', (text, expected) => {
    expect(ids(matching(models, text))).toEqual(expected);
  });

  it('find nothing for punctuation alone', () => {
    expect(ids(matching(models, '+'))).toEqual([]);
  });
});

describe('a chosen order', () => {
  const models = [
    aModel({ id: 'b', name: 'Beta 10B', rank: 9, bytes: 3e9 }),
    aModel({ id: 'a', name: 'Beta 9B', rank: 1, bytes: 1e9 }),
    aModel({ id: 'c', name: 'Alpha', rank: 5, bytes: null }),
  ];

  it.each([
    ['best', ['b', 'c', 'a']],
    ['smallest', ['a', 'b', 'c']],
    ['name', ['c', 'a', 'b']],
  ] as const)('by %s', (order, expected) => {
    expect(groupsOf(models, order).flatMap((group) => ids(group.models))).toEqual(expected);
  });
});
