import { expect, test } from 'vitest';
import { createSharedLimits, readSharedLimits, writeSharedLimits } from './shared-limits.ts';

test('a share crosses threads as integers, and starts with no limit and one connection', () => {
  const share = createSharedLimits();
  expect(readSharedLimits(share)).toEqual({ bytesPerSecond: 0, connections: 1 });
  writeSharedLimits(share, { bytesPerSecond: 1234.9, connections: 8 / 3 });
  expect(readSharedLimits(share)).toEqual({ bytesPerSecond: 1234, connections: 2 });
  writeSharedLimits(share, { bytesPerSecond: -5, connections: 0.5 });
  expect(readSharedLimits(share)).toEqual({ bytesPerSecond: 0, connections: 1 });
});
