import { expect, it } from 'vitest';
import type { MeasurementView } from '../../../src-preload/contract/computer.ts';
import { aFit, aModel } from '../../state/fixtures/snapshots.ts';
import { timeWords } from './time-words.ts';

const measured: MeasurementView = {
  state: 'measured',
  modelId: 'small',
  bytesPerSecond: 7_000_000,
  sourceHost: 'models.example',
  atMs: 1_000_000,
};
const model = aModel({ fit: aFit({ downloadSeconds: 360 }) });

it('uses an assumed speed until one is measured', () => {
  expect(timeWords(model, { state: 'none' }, null, 0)).toBe('about 6 minutes on a typical connection');
});

it('uses the measured speed, and says when it is old', () => {
  expect(timeWords(model, measured, null, 1_060_000)).toBe(
    'about 6 minutes at the speed measured just now (7 MB/s)',
  );
  expect(timeWords(model, measured, null, 9_000_000)).toContain('measured earlier');
});

it('uses the speed limit when it is lower', () => {
  expect(timeWords(model, measured, 1_000_000, 1_060_000)).toBe('about 6 minutes with your speed limit');
  expect(timeWords(model, measured, 10_000_000, 1_060_000)).toContain('measured just now');
});

it('is capped at a day, and hidden for an unknown size', () => {
  const long = aModel({ fit: aFit({ downloadSeconds: 200_000 }) });
  expect(timeWords(long, { state: 'none' }, null, 0)).toContain('more than a day');
  expect(timeWords(aModel({ fit: aFit({ downloadSeconds: null }) }), measured, null, 0)).toBeNull();
});
