import { expect, test } from 'vitest';
import { createRuntimeState } from './runtime-state.ts';

test('a download at rest has nothing but its cause', () => {
  const cause = { code: 'disk-full', message: 'full' } as const;
  expect(createRuntimeState(cause)).toEqual({
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
  expect(createRuntimeState().cause).toBeNull();
});
