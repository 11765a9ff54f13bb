import { describe, expect, it } from 'vitest';
import type { LibraryEntryView } from '../../src-preload/contract/library.ts';
import { aDownload, aModel, anEntry, aReceipt, aSnapshot } from './fixtures/snapshots.ts';
import { availableModels, readyModels, shownDownloadIds, shownInstalled, situationOf } from './selectors.ts';

const complete = aDownload({ state: 'complete', actions: [] });

describe('the shown models and downloads', () => {
  it('leave out a canceled download, and a complete one once its receipt is there', () => {
    expect(shownDownloadIds(aSnapshot({ downloads: [aDownload({ state: 'cancelled' })] }))).toEqual([]);
    expect(shownDownloadIds(aSnapshot({ downloads: [complete] }))).toEqual(['first']);
    expect(shownDownloadIds(aSnapshot({ downloads: [complete], installed: [aReceipt()] }))).toEqual([]);
  });

  it('leave out a download that is being canceled, and offer its model again', () => {
    const { wizard } = aSnapshot();
    const cancelling = { id: 'first', modelId: 'small', name: 'Small Model' };
    const downloads = [aDownload({ state: 'paused' })];
    const snapshot = aSnapshot({ downloads, wizard: { ...wizard, cancelling } });
    expect(shownDownloadIds(aSnapshot({ downloads }))).toEqual(['first']);
    expect(shownDownloadIds(snapshot)).toEqual([]);
    expect(availableModels(snapshot).map(({ id }) => id)).toEqual(['small']);
  });

  it('include models installed since the page began, without earlier and imported ones', () => {
    const begun = performance.timeOrigin;
    const arrived = (askedAtMs: number | null, tookMs: number | null) => {
      const { receipt, ...entry } = anEntry({ modelId: 'small' });
      const entries = [{ ...entry, receipt: { ...receipt, askedAtMs, tookMs } }];
      const library = { ...aSnapshot().library, entries };
      return readyModels(aSnapshot({ installed: [aReceipt({ modelId: 'small' })], library })).length;
    };
    expect(arrived(begun - 5000, 6000)).toBe(1);
    expect(arrived(begun - 5000, 1000)).toBe(0);
    expect(arrived(null, null)).toBe(0);
  });

  it('prefer a running download to an older complete one and to the receipt of the same model', () => {
    const again = aDownload({ id: 'second' });
    const snapshot = aSnapshot({ downloads: [again, complete], installed: [aReceipt()] });
    expect(shownDownloadIds(snapshot)).toEqual(['second']);
    expect(shownInstalled(snapshot)).toEqual([]);
  });

  it('keep the identity of their lists while a download only progresses', () => {
    const before = shownDownloadIds(aSnapshot({ downloads: [aDownload()] }));
    expect(shownDownloadIds(aSnapshot({ downloads: [aDownload({ receivedBytes: 7 })] }))).toBe(before);
  });

  it('offer models that are neither installed nor downloading, with those that run well first', () => {
    const models = [
      aModel({ id: 'huge', verdict: 'too-big' }),
      aModel({ id: 'tight', verdict: 'tight' }),
      aModel({ id: 'fits' }),
      aModel({ id: 'here' }),
      aModel({ id: 'small' }),
    ];
    const snapshot = aSnapshot({
      models,
      downloads: [aDownload()],
      installed: [aReceipt({ modelId: 'here' })],
    });
    expect(availableModels(snapshot).map(({ id }) => id)).toEqual(['fits', 'tight', 'huge']);
  });
});

describe('the situation of the page', () => {
  const paused = aDownload({ id: 'p', modelId: 'p', state: 'paused', reason: 'user' });
  const failed = aDownload({ id: 'f', modelId: 'f', state: 'failed' });

  it.each([
    ['empty', {}],
    ['empty', { downloads: [aDownload({ state: 'cancelled' })] }],
    ['active', { downloads: [failed, paused, aDownload()], installed: [aReceipt({ modelId: 'other' })] }],
    ['active', { downloads: [aDownload({ state: 'verifying' })] }],
    ['stopped', { downloads: [paused, failed] }],
    ['waiting', { downloads: [paused], installed: [aReceipt()] }],
    ['ready', { downloads: [complete] }],
    ['ready', { downloads: [complete], installed: [aReceipt()] }],
    [
      'activeSeveral',
      {
        downloads: [
          aDownload({ state: 'downloading' }),
          aDownload({ id: 'b', modelId: 'b', state: 'pending' }),
        ],
      },
    ],
    ['readySeveral', { installed: [aReceipt(), aReceipt({ modelId: 'other' })] }],
  ])('is %s', (situation, parts) => {
    expect(situationOf(aSnapshot(parts))).toBe(situation);
  });

  it.each(['damaged', 'changed', 'missing', 'drive-missing'] as const)(
    'is trouble, and never ready, where a model is %s',
    (state) => {
      const [one, other] = [aReceipt(), aReceipt({ modelId: 'other' })];
      const whole = anEntry({ modelId: other.modelId });
      const broken = anEntry({ modelId: one.modelId, state });
      const library = (entries: readonly LibraryEntryView[]) => ({ entries, removals: [], unknownFiles: [] });
      const alone = aSnapshot({ installed: [one], library: library([broken]) });
      const among = aSnapshot({ installed: [one, other], library: library([broken, whole]) });
      expect([situationOf(alone), situationOf(among)]).toEqual(['trouble', 'troubleAmong']);
    },
  );
});
