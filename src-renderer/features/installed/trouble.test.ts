import { describe, expect, it } from 'vitest';
import type { FileState, LibraryEntryView } from '../../../src-preload/contract/library.ts';
import { aReceipt } from '../../state/fixtures/snapshots.ts';
import { factsOf } from './receipt-facts.ts';
import { troubleOf } from './trouble.ts';

const receipt = {
  source: 'https://hub.example/small.gguf',
  askedAtMs: 1000,
  provenAtMs: 3000,
  tookMs: 120_000,
  restarts: 1,
  damages: 0,
  pauses: 2,
  licence: 'MIT',
};

function anEntry(over: Partial<LibraryEntryView> = {}): LibraryEntryView {
  return {
    modelId: 'small',
    state: 'present',
    isCurrent: true,
    byPublisher: true,
    broughtFrom: null,
    canRepair: true,
    damagedBytes: null,
    reading: null,
    error: null,
    receipt,
    ...over,
  };
}

const texts = (over: Partial<LibraryEntryView>): string =>
  troubleOf(anEntry(over), 'May 1')
    .map(({ text }) => text)
    .join(' ');

describe('the trouble of an installed file', () => {
  it('is none where all is well', () => {
    expect(troubleOf(anEntry(), 'May 1')).toEqual([]);
  });

  it.each<[FileState, Partial<LibraryEntryView>, RegExp]>([
    ['changed', {}, /since it was verified on May 1/],
    ['missing', {}, /no longer where it was\.$/],
    ['missing', { canRepair: false }, /can’t be downloaded again/],
    ['drive-missing', {}, /comes back when its drive is connected/],
    ['damaged', { damagedBytes: 8_400_000 }, /8\.4 MB will be downloaded again/],
    ['damaged', { damagedBytes: null }, /^The file is damaged\.$/],
    ['damaged', { damagedBytes: 8_400_000, canRepair: false }, /can’t be downloaded again/],
  ])('describes %s', (state, over, text) => {
    expect(texts({ state, ...over })).toMatch(text);
  });

  it('includes the last error, except while the next check runs', () => {
    const error = { code: 'disk-full', message: '' } as const;
    expect(texts({ error })).toMatch(/Not enough disk space/);
    const reading = { kind: 'checking', doneBytes: 0, totalBytes: 1 } as const;
    expect(texts({ error, reading })).toBe('');
  });
});

describe('the receipt', () => {
  const rows = (over: Partial<LibraryEntryView>) =>
    new Map(factsOf(aReceipt(), anEntry(over), null).map(({ name, value }) => [name, value]));

  it('shows source, time, and interruptions', () => {
    const told = rows({});
    expect(told.get('Came from')).toBe('https://hub.example/small.gguf');
    expect(told.get('Took')).toBe('about 2 minutes');
    expect(told.get('Interruptions')).toBe('paused 2 times, started over once');
    expect(told.get('License')).toBe('Free for any use');
  });

  it('leaves out unknown facts', () => {
    const told = rows({
      byPublisher: false,
      receipt: { ...receipt, source: null, askedAtMs: null, tookMs: null, licence: null },
    });
    expect([...told.keys()]).toEqual([
      'Model',
      'Answers here',
      'Last verified',
      'Checked against',
      'SHA-256',
    ]);
    expect(told.get('Checked against')).toMatch(/nothing/);
  });
});
