import { expect, it } from 'vitest';
import { aDownload, aModel, aReceipt, aSnapshot } from '../../state/fixtures/snapshots.ts';
import { placeOf } from './view-of.ts';

const models = [aModel({ id: 'small' })];

it('a listed model is offered, and any other is unknown', () => {
  expect(placeOf(aSnapshot({ models, downloads: [], installed: [] }), 'small')).toBe('offer');
  expect(placeOf(aSnapshot({ models: [], downloads: [], installed: [] }), 'small')).toBe('unknown');
});

it('an installed or downloading model is shown in its view', () => {
  const installed = [aReceipt({ modelId: 'small' })];
  expect(placeOf(aSnapshot({ models, downloads: [], installed }), 'small')).toBe('models');
  const downloads = [aDownload({ modelId: 'small' })];
  expect(placeOf(aSnapshot({ models, downloads, installed: [] }), 'small')).toBe('downloads');
});

it('a model with a canceled download is offered', () => {
  const downloads = [aDownload({ modelId: 'small', state: 'cancelled' })];
  expect(placeOf(aSnapshot({ models, downloads, installed: [] }), 'small')).toBe('offer');
});
