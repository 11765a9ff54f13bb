import { expect, it } from 'vitest';
import { aDownload, aModel, aReceipt, aSnapshot } from '../../state/fixtures/snapshots.ts';
import { placeOf } from './view-of.ts';

const models = [aModel({ id: 'small' })];

it('a model of the list is offered; what is no longer in it, or never was, is unknown', () => {
  expect(placeOf(aSnapshot({ models, downloads: [], installed: [] }), 'small')).toBe('offer');
  expect(placeOf(aSnapshot({ models: [], downloads: [], installed: [] }), 'small')).toBe('unknown');
});

it('one that is here, or on its way, is shown where it is', () => {
  const installed = [aReceipt({ modelId: 'small' })];
  expect(placeOf(aSnapshot({ models, downloads: [], installed }), 'small')).toBe('models');
  const downloads = [aDownload({ modelId: 'small' })];
  expect(placeOf(aSnapshot({ models, downloads, installed: [] }), 'small')).toBe('downloads');
});

it('a canceled download does not stand in the way of the offer', () => {
  const downloads = [aDownload({ modelId: 'small', state: 'cancelled' })];
  expect(placeOf(aSnapshot({ models, downloads, installed: [] }), 'small')).toBe('offer');
});
