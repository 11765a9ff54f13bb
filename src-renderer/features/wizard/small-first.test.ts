import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDownload, aFit, aModel } from '../../state/fixtures/snapshots.ts';
import { smallFirstFor } from './small-first.ts';

const large = aModel({ id: 'large', bytes: 18_000_000_000, fit: aFit({ downloadSeconds: 2880 }) });
const tiny = aModel({ id: 'tiny', rank: 100, bytes: 600_000_000, fit: aFit({ downloadSeconds: 96 }) });
const small = aModel({ id: 'small', rank: 200, bytes: 1_300_000_000, fit: aFit({ downloadSeconds: 208 }) });
const middle = aModel({ id: 'middle', rank: 300, bytes: 5_000_000_000, fit: aFit({ downloadSeconds: 800 }) });
const all = [large, tiny, small, middle];
const begun = aDownload({ modelId: 'large', bytesPerSecond: 0, secondsLeft: null });

describe('something small first', () => {
  it('is the best of those that are here within minutes', () => {
    expect(smallFirstFor(begun, all, all, false)).toMatchObject({
      model: small,
      seconds: 208,
      largeSeconds: 2880,
    });
  });

  it('is the quickest where none is here within minutes', () => {
    const slow = { ...begun, secondsLeft: 180_000, bytesPerSecond: 100_000 };
    expect(smallFirstFor(slow, all, all, false)).toMatchObject({ model: tiny, seconds: 6000 });
  });

  it('goes by the present speed as soon as that is known', () => {
    const quick = { ...begun, secondsLeft: 300, bytesPerSecond: 60_000_000 };
    expect(smallFirstFor(quick, all, all, false)).toBeNull();
  });

  it('is offered from fifteen minutes on, and does not come and go at the edge', () => {
    const at = (secondsLeft: number) => ({ ...begun, secondsLeft, bytesPerSecond: 20_000_000 });
    expect(smallFirstFor(at(900), all, all, false)).toBeNull();
    expect(smallFirstFor(at(901), all, all, false)).not.toBeNull();
    expect(smallFirstFor(at(601), all, all, true)).not.toBeNull();
    expect(smallFirstFor(at(600), all, all, true)).toBeNull();
  });

  it('is none while the large one waits for its hours: it would wait as well', () => {
    const held = { ...begun, state: 'pending', heldUntilMs: 5 } as const;
    expect(smallFirstFor(held, all, all, false)).toBeNull();
  });

  it('is none that does not run well, has no room, or is not recommended', () => {
    const offered = [
      { ...small, fit: aFit({ verdict: 'tight', downloadSeconds: 100 }) },
      {
        ...small,
        fit: aFit({ room: { kind: 'disk-full', neededBytes: 2, freeBytes: 1 }, downloadSeconds: 100 }),
      },
      { ...small, recommendable: false },
    ];
    for (const model of offered) expect(smallFirstFor(begun, all, [model], false)).toBeNull();
  });

  it('is nothing while the download is paused, stopped or nearly done', () => {
    for (const state of ['paused', 'failed', 'verifying', 'installing'] as const)
      expect(smallFirstFor({ ...begun, state }, all, all, false)).toBeNull();
  });

  it('is always here in a third of the time, whatever the numbers', () => {
    const models = fc.array(
      fc.record({ bytes: fc.integer({ min: 1, max: 1e11 }), seconds: fc.integer({ min: 0, max: 1e6 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        models,
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 1e9 }),
        (some, left, rate) => {
          const offered = some.map(({ bytes, seconds }, index) =>
            aModel({ id: `m${index}`, bytes, fit: aFit({ downloadSeconds: seconds }) }),
          );
          const download = { ...begun, secondsLeft: left, bytesPerSecond: rate };
          const found = smallFirstFor(download, all, offered, false);
          if (found === null) return;
          expect(found.seconds).toBeLessThanOrEqual(found.largeSeconds / 3);
          expect(found.largeSeconds).toBeGreaterThan(900);
        },
      ),
    );
  });
});
