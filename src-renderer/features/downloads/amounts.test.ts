import { describe, expect, it } from 'vitest';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import { aDownload } from '../../state/fixtures/snapshots.ts';
import { phaseOf } from '../../state/phase.ts';
import { amountsOf } from './amounts.ts';

const amounts = (over: Partial<DownloadView>) => {
  const download = aDownload(over);
  return amountsOf(download, phaseOf(download));
};

describe('the amounts of a download', () => {
  it('are percent, bytes, speed, and time left while it runs', () => {
    expect(amounts({})).toEqual({
      percent: 40,
      share: 0.4,
      spoken: '40 percent, 1 GB of 2.5 GB',
      facts: ['1 GB of 2.5 GB', '12.4 MB/s', 'about 2 minutes left'],
    });
  });

  it('leave out an unknown or uncertain time, and a speed of zero', () => {
    expect(amounts({ secondsLeft: null }).facts).toEqual(['1 GB of 2.5 GB', '12.4 MB/s']);
    expect(amounts({ secondsLeft: 900_000 }).facts).toEqual(['1 GB of 2.5 GB', '12.4 MB/s']);
    expect(amounts({ bytesPerSecond: 0, secondsLeft: 5 }).facts).toEqual([
      '1 GB of 2.5 GB',
      'waiting for the server',
    ]);
  });

  it('A7: have no percentage without a total', () => {
    expect(amounts({ totalBytes: null })).toMatchObject({ percent: null, share: 0, spoken: '1 GB so far' });
  });

  it('are those of verifying while it verifies', () => {
    const checking = amounts({ state: 'verifying', receivedBytes: 2_500_000_000 });
    expect(checking).toMatchObject({ percent: 36, spoken: '36 percent, 900 MB of 2.5 GB verified' });
  });

  it('are complete while it is installed, and have no speed while it is paused', () => {
    expect(amounts({ state: 'installing', receivedBytes: 2_500_000_000 }).percent).toBe(100);
    expect(amounts({ state: 'paused', reason: 'user' }).facts).toEqual(['1 GB of 2.5 GB']);
  });
});
