import { expect, it } from 'vitest';
import { aReceipt } from '../../state/fixtures/snapshots.ts';
import { type Order, sorted } from './sorted.ts';

const models = [
  aReceipt({ modelId: 'a', name: 'Model 10', bytes: 5, provenAtMs: 1 }),
  aReceipt({ modelId: 'b', name: 'Älter', bytes: 9, provenAtMs: 3 }),
  aReceipt({ modelId: 'c', name: 'Model 9', bytes: 5, provenAtMs: 2 }),
];

it.each<[Order, string]>([
  ['newest', 'bca'],
  ['largest', 'bac'],
  ['name', 'bca'],
])('the order by %s is %s', (order, ids) => {
  expect(
    sorted(models, order)
      .map(({ modelId }) => modelId)
      .join(''),
  ).toBe(ids);
});
