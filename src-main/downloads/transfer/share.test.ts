import { expect, test } from 'vitest';
import { createShare, readShare, writeShare } from './share.ts';

test('a share crosses threads as whole numbers: no limit and one connection until it is told', () => {
  const share = createShare();
  expect(readShare(share)).toEqual({ bytesPerSecond: 0, connections: 1 });
  writeShare(share, { bytesPerSecond: 1234.9, connections: 8 / 3 });
  expect(readShare(share)).toEqual({ bytesPerSecond: 1234, connections: 2 });
  writeShare(share, { bytesPerSecond: -5, connections: 0.5 });
  expect(readShare(share)).toEqual({ bytesPerSecond: 0, connections: 1 });
});
