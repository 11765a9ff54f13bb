import { expect, test } from 'vitest';
import { createRuntimeState } from './runtime-state.ts';

test('a download that is not running has nothing but its cause', () => {
  const cause = { code: 'disk-full', message: 'full' } as const;
  const { meter, ...rest } = createRuntimeState(cause);
  expect(rest).toEqual({
    receivedBytes: null,
    hashedBytes: 0,
    connections: 0,
    fetching: [],
    way: null,
    bottleneck: null,
    waiting: null,
    cause,
    renamed: false,
  });
  expect(meter.bytesPerSecond(0)).toBe(0);
  expect(createRuntimeState().cause).toBeNull();
});

test('each run has a meter of its own', () => {
  const first = createRuntimeState();
  first.meter.sample(0, 0);
  first.meter.sample(1000, 1000);
  expect(first.meter.bytesPerSecond(1000)).toBe(1000);
  expect(createRuntimeState().meter.bytesPerSecond(1000)).toBe(0);
});
