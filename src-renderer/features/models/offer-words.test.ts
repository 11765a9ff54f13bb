import { describe, expect, it } from 'vitest';
import { aModel, aSnapshot } from '../../state/fixtures/snapshots.ts';
import { reasonOf, roomProblem } from './offer-words.ts';

const { computer } = aSnapshot();

describe('the reason beside a model', () => {
  it('is why Noggin recommends it', () => {
    const best = reasonOf(aModel(), { modelId: 'small', kind: 'best-fit' }, computer);
    expect(best).toBe('The most capable one that runs comfortably in your 16 GB of memory.');
    const lightest = reasonOf(aModel(), { modelId: 'small', kind: 'lightest' }, computer);
    expect(lightest).toContain('asks for the least: about 4 GB of memory');
  });

  it('is how it fits, for one that the person chose', () => {
    expect(reasonOf(aModel(), null, computer)).toBe('Runs comfortably on this computer.');
    expect(reasonOf(aModel({ verdict: 'tight' }), null, computer)).toContain('about 4 GB of your 16 GB');
    expect(reasonOf(aModel({ verdict: 'too-big' }), null, computer)).toContain('will not run well here');
  });
});

describe('room on the disk', () => {
  it('is mentioned only where it is known to be too little', () => {
    const model = aModel({ bytes: 2_500_000_000 });
    expect(roomProblem(model, { ...computer, freeDiskBytes: 2_500_000_000 })).toBeNull();
    expect(roomProblem(model, { ...computer, freeDiskBytes: null })).toBeNull();
    expect(roomProblem(aModel({ bytes: null }), { ...computer, freeDiskBytes: 1 })).toBeNull();
    expect(roomProblem(model, { ...computer, freeDiskBytes: 300_000_000 })).toBe(
      'This disk has too little room: the model takes 2.5 GB, and 300 MB are free.',
    );
  });
});
