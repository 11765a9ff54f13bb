import { expect, it } from 'vitest';
import { aModel } from '../../state/fixtures/snapshots.ts';
import { doubtOf, licenceOf } from './doubt.ts';

it('what is certain needs no sentence', () => {
  expect(doubtOf(aModel())).toBeNull();
  expect(licenceOf(aModel())).toBe('Free for any use');
});

it('what is not certain is told, every reason of it', () => {
  expect(doubtOf(aModel({ doubts: ['gating', 'address'] }))).toBe(
    'Not recommended by Noggin itself: its publisher may ask for an account and its publisher may change the file.',
  );
});

it('a license that sources disagree about promises nothing', () => {
  expect(licenceOf(aModel({ doubts: ['licence'] }))).toBe('License unclear');
});
