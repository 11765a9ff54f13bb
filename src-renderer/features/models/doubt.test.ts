import { expect, it } from 'vitest';
import { aModel } from '../../state/fixtures/snapshots.ts';
import { doubtOf, licenceOf } from './doubt.ts';

it('a certain model has no caveat', () => {
  expect(doubtOf(aModel())).toBeNull();
  expect(licenceOf(aModel())).toBe('Free for any use');
});

it('every doubt has its sentence', () => {
  expect(doubtOf(aModel({ doubts: ['gating', 'address'] }))).toBe(
    'Not recommended by Noggin itself: its publisher may ask for an account and its publisher may change the file.',
  );
});

it('a license with contradicting sources promises nothing', () => {
  expect(licenceOf(aModel({ doubts: ['licence'] }))).toBe('License unclear');
});
