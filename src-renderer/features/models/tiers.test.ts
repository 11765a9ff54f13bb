import { describe, expect, it } from 'vitest';
import { aFit, aModel, aSnapshot } from '../../state/fixtures/snapshots.ts';
import { tierWords, unbroken } from './tier-words.ts';
import { tiersOf } from './tiers.ts';

const three = {
  modelId: 'b',
  kind: 'best-fit',
  limit: 'memory',
  quickId: 'a',
  balancedId: 'b',
  capableId: 'c',
} as const;

describe('the tiers', () => {
  const models = ['c', 'b', 'a'].map((id) => aModel({ id }));

  it('go from quick to most capable, whatever the order of the list', () => {
    expect(tiersOf(three, models).map(({ tier, model }) => [tier, model.id])).toEqual([
      ['quick', 'a'],
      ['balanced', 'b'],
      ['capable', 'c'],
    ]);
  });

  it('leave out unavailable models, and are empty without a recommendation', () => {
    expect(tiersOf({ ...three, quickId: null }, models.slice(1)).map(({ tier }) => tier)).toEqual([
      'balanced',
    ]);
    expect(tiersOf(null, models)).toEqual([]);
  });
});

describe('the facts on a card', () => {
  const { computer } = aSnapshot();

  it('are the speed, the time, and the memory left, in one unit', () => {
    expect(tierWords(aModel(), computer)).toEqual([
      'Writes about 6 words a second',
      'Downloads in about 7 minutes',
      'Leaves 12 GB of memory for everything else',
    ]);
  });

  it('leave out what is unknown', () => {
    const unknown = aFit({ tokensPerSecond: null, downloadSeconds: null, neededBytes: null });
    expect(tierWords({ fit: unknown }, computer)).toEqual([]);
    expect(tierWords({ fit: aFit({ place: 'split' }) }, computer)).toHaveLength(2);
  });

  it('leave the main memory free for a model on the graphics card', () => {
    expect(tierWords({ fit: aFit({ place: 'graphics' }) }, computer).at(-1)).toContain(
      'your memory stays free',
    );
  });

  it('say that a download takes more than a day', () => {
    expect(tierWords({ fit: aFit({ downloadSeconds: 200_000 }) }, computer)).toContain(
      'Downloads in more than a day',
    );
  });
});

it('a technical name never breaks at its hyphens', () => {
  expect(unbroken('Qwen3 30B-A3B')).toBe('Qwen3 30B\u2011A3B');
});
