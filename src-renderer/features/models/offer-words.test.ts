import { describe, expect, it } from 'vitest';
import type { FitView, RecommendationLimit } from '../../../src-preload/contract/computer.ts';
import type { RecommendationView } from '../../../src-preload/contract/snapshot.ts';
import { aFit, aModel, aSnapshot } from '../../state/fixtures/snapshots.ts';
import { cardMemory, reasonOf, roomProblem } from './offer-words.ts';

const gibibyte = 1024 ** 3;
const disk = { fileSystem: 'FAT32', largestFileBytes: 4 * gibibyte - 1, isRemovable: true };
const graphicsCards = [
  { name: 'Small', memoryBytes: null },
  { name: 'Large', memoryBytes: 7.99 * gibibyte },
];
const computer = {
  ...aSnapshot().computer,
  freeDiskBytes: 6_000_000_000,
  hardware: { hasUnifiedMemory: false, graphicsCards, disk },
};

function best(limit: RecommendationLimit, fit: Partial<FitView> = {}): string {
  return reasonOf(aModel({ fit: aFit(fit) }), recommended('best-fit', limit), computer);
}

function recommended(kind: RecommendationView['kind'], limit: RecommendationLimit): RecommendationView {
  return { modelId: 'small', kind, limit, quickId: null, balancedId: null, capableId: null };
}

describe('the reason beside a model', () => {
  it('explains a recommendation by the limit of a better model', () => {
    expect(best('memory')).toBe(
      'The most capable model that runs well in your 16 GB of memory, with memory to spare for other apps.',
    );
    expect(best('memory', { place: 'graphics' })).toContain('on your graphics card with 8 GB.');
    expect(best('memory', { place: 'split' })).toContain('with help from the graphics card');
    expect(best('speed')).toContain('at a good pace');
    expect(best('disk')).toContain('fits on the disk, where 6 GB are free');
    expect(best('file-size')).toContain('no file above 4.3 GB');
    expect(best('nothing')).toContain('The most capable model there is');
  });

  it('never praises a slow model', () => {
    for (const limit of ['memory', 'speed', 'disk', 'nothing'] as const)
      expect(best(limit, { speed: 'slow' })).toContain('will answer slowly');
  });

  it('is honest where nothing runs well', () => {
    const tight = aModel({ fit: aFit({ verdict: 'tight' }) });
    const lightest = reasonOf(tight, recommended('lightest', 'memory'), computer);
    expect(lightest).toContain('needs the least: about 4 GB of memory');
    expect(reasonOf(aModel(), recommended('lightest', 'disk'), computer)).toContain('no space for more');
    const unsized = aModel({ fit: aFit({ neededBytes: null }) });
    expect(reasonOf(unsized, recommended('lightest', 'memory'), computer)).toContain('not known in advance');
  });

  it.each<[Partial<FitView>, string]>([
    [{}, 'Runs well on this computer.'],
    [{ reason: 'fits-graphics' }, 'Runs well on this computer.'],
    [{ speed: 'slow' }, 'will answer slowly'],
    [{ reason: 'little-left' }, 'about 4 GB of your 16 GB'],
    [{ reason: 'split' }, 'only a part of it fits on the graphics card'],
    [{ reason: 'beyond-memory' }, 'will not run well here'],
    [{ reason: 'size-unknown' }, 'nobody can say'],
  ])('gives the fit of a model that the person chose: %o', (fit, sentence) => {
    expect(reasonOf(aModel({ fit: aFit(fit) }), null, computer)).toContain(sentence);
  });
});

it('the largest card counts, with its marketed memory', () => {
  expect(cardMemory(computer)).toBe(8 * gibibyte);
  expect(cardMemory(aSnapshot().computer)).toBeNull();
});

describe('disk space', () => {
  it('is mentioned only when known to be insufficient', () => {
    expect(roomProblem(aModel())).toBeNull();
    const full = { kind: 'disk-full', neededBytes: 3_000_000_000, freeBytes: 300_000_000 } as const;
    expect(roomProblem(aModel({ fit: aFit({ room: full }) }))).toBe(
      'Not enough disk space: 3 GB needed, 300 MB free.',
    );
  });

  it('B4: a drive with a file size limit is named as the cause', () => {
    const room = { kind: 'file-too-large', fileBytes: 9e9, largestFileBytes: 4 * gibibyte - 1 } as const;
    expect(roomProblem(aModel({ fit: aFit({ room }) }))).toContain(
      'no file above 4.3 GB, and this one has 9 GB',
    );
  });
});
