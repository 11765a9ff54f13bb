import { expect, it } from 'vitest';
import { settingsSchema } from '../../../src-preload/contract/requests.ts';
import { speedFrom } from './speed-from.ts';

it.each([
  ['3', 3_000_000],
  [' 2.5 ', 2_500_000],
  ['2,5', 2_500_000],
  ['0.01', 10_000],
  ['10000', 10_000_000_000],
])('%j megabytes a second are %d bytes a second', (text, bytes) => {
  expect(speedFrom(text)).toBe(bytes);
});

it.each(['', ' ', '0', '0.001', '10001', '-1', '1e3', 'fast', '1.2.3', '٣'])(
  '%j is no valid speed',
  (text) => {
    expect(speedFrom(text)).toBeNull();
  },
);

it.each(['0.01', '10000'])('the bounds are the ones of main: %s', (text) => {
  expect(settingsSchema.shape.bytesPerSecondLimit.safeParse(speedFrom(text)).success).toBe(true);
});
