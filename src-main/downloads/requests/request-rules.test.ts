import { describe, expect, test } from 'vitest';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';
import {
  bigFile,
  type Scripted,
  setScene,
  startBig,
  startOther,
  states,
} from '../../../test/support/engine/scripted.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Downloads } from '../manager-port.ts';
import { readSharedLimits } from '../transfer/shared-limits.ts';

const MB = 1_000_000;

/** Fails a transfer for the network; resolves when that is recorded. */
function fail(downloads: Downloads, ledger: Ledger, transfer: Scripted, id: string): Promise<void> {
  return new Promise((resolve) => {
    downloads.onChange(() => {
      if (states(ledger, id)[0] === 'failed') resolve();
    });
    transfer.end({ kind: 'failed', code: 'network', message: 'gone', details: {} });
  });
}

const progress = (receivedBytes: number) => ({
  ...{ receivedBytes, totalBytes: MB, connections: 1, fetching: [], bottleneck: null },
});

describe('starting a model in several files', () => {
  test('is one transaction: an error at the second file leaves nothing started', () => {
    const { downloads, ledger } = setScene();
    const told: unknown[] = [];
    downloads.onChange((change) => void told.push(change));
    // The ledger refuses a file of zero bytes.
    expect(() => startBig(downloads, [bigFile(1), bigFile(2, 0), bigFile(3)])).toThrow();
    expect(ledger.downloads.newest(10)).toEqual([]);
    expect(ledger.requests.liveOfModel('big-00001-of-00003')).toBeNull();
    expect(downloads.list()).toEqual([]);
    expect(told).toEqual([]);
  });

  test('makes one request with one id; starting it again adds the missing files to it', () => {
    const { downloads, ledger } = setScene();
    const id = startBig(downloads, [bigFile(1), bigFile(3)]);
    expect(startBig(downloads)).toBe(id);
    expect(ledger.downloads.ofRequest(id).map(({ fileIndex }) => fileIndex)).toEqual([1, 2, 3]);
    expect(downloads.list()).toMatchObject([{ id, name: 'Big', modelId: 'big-00001-of-00003' }]);
  });
});

describe('a command on a request', () => {
  test('survives a late write of one file', async () => {
    const { downloads, ledger, transferOf } = setScene();
    const id = startBig(downloads);
    const first = await transferOf('1');
    downloads.pause(id);
    // It failed, and the next one completed, before they heard of the pause.
    first.end({ kind: 'failed', code: 'not-found', message: 'gone', details: {} });
    const second = await transferOf('2');
    second.events.checkpoint([{ index: 0, bytes: 10, crc32: 1 }]);
    second.end({ kind: 'complete', totalBytes: MB });
    await downloads.stop();
    expect(states(ledger, id)).toEqual(['paused', 'paused', 'paused']);
    expect(ledger.pieces.of(ledger.downloads.ofRequest(id)[1]?.id ?? '')).toHaveLength(1);
  });

  test('A40: a pause holds for a file that failed for the network, too; resume restarts it', async () => {
    const asked: string[] = [];
    const { downloads, ledger, transferOf, pass, again } = setScene({
      healMs: 1,
      isServed: async (url) => {
        asked.push(new URL(url).pathname);
        return true;
      },
    });
    const id = startBig(downloads);
    const other = startOther(downloads);
    await fail(downloads, ledger, await transferOf('1'), id);
    downloads.pause(id);
    // It is paused, as the person wanted, and offers to resume.
    expect(downloads.find(id)).toMatchObject({
      ...{ state: 'paused', reason: 'user', error: null, nextLookAtMs: null, actions: ['resume', 'cancel'] },
    });
    // Another failed download does come back: the healer is running.
    const failing = await transferOf('other');
    const comesBack = again('other');
    await fail(downloads, ledger, failing, other);
    pass(60_000);
    await comesBack;
    expect(states(ledger, id)).toEqual(['failed', 'paused', 'paused']);
    expect(new Set(asked)).toEqual(new Set(['/other']));
    downloads.resume(id);
    expect(states(ledger, id)).not.toContain('paused');
    expect(states(ledger, id)).not.toContain('failed');
  });

  test('reaches every file of its model alone', async () => {
    const { downloads, ledger } = setScene();
    const id = startBig(downloads);
    const other = startOther(downloads);
    downloads.pause(id);
    expect(states(ledger, id)).toEqual(['paused', 'paused', 'paused']);
    expect(states(ledger, other)).not.toContain('paused');
    downloads.cancel(id);
    expect(states(ledger, id)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(downloads.list().map((view) => view.id)).toEqual([other]);
  });
});

describe('the time left', () => {
  /** The view of the last of this many readers, for a model whose files are downloaded in turn. */
  async function shownTo(readers: number): Promise<readonly (readonly [number, number | null])[]> {
    const { downloads, transferOf, pass } = setScene({ parallelDownloads: 1 });
    const shown: (readonly [number, number | null])[] = [];
    const read = (): DownloadView | undefined => downloads.list()[0];
    for (let reader = 0; reader < readers; reader += 1) downloads.onChange(() => void read());
    startBig(downloads);
    const first = await transferOf('1');
    let received = 0;
    for (let step = 0; step < 40; step += 1) {
      pass(250);
      received += step < 20 ? 10_000 : 30_000;
      first.events.progress(progress(Math.min(MB, received)));
      const view = read();
      shown.push([view?.bytesPerSecond ?? 0, view?.secondsLeft ?? null]);
    }
    return shown;
  }

  test('is independent of the number of listeners', async () => {
    const one = await shownTo(1);
    expect(await shownTo(2)).toEqual(one);
    expect(await shownTo(6)).toEqual(one);
    expect(one.at(-1)?.[1]).toBeGreaterThan(0);
  });

  test('covers all files, and is hidden until there are three seconds of data', async () => {
    const shown = await shownTo(1);
    expect(shown.slice(0, 11).map(([, seconds]) => seconds)).toEqual(Array(11).fill(null));
    // 40,000 bytes a second of three million: a single file would take a third of the time.
    expect(shown[19]?.[1]).toBeGreaterThan(60);
  });
});

describe('a speed limit for one model', () => {
  const limits = (bytesPerSecondLimit: number | null) => () => ({
    ...{ bytesPerSecondLimit, connectionsPerHost: 8, parallelDownloads: 4 },
  });
  const shareOf = ({ spec }: Scripted): number => readSharedLimits(spec.share).bytesPerSecond;

  test('applies to all its files together, at once, and leaves the rest to other models', async () => {
    const { downloads, ledger, transferOf } = setScene({ limits: limits(9_000_000) });
    const id = startBig(downloads);
    startOther(downloads);
    const [one, two, three, other] = await Promise.all(['1', '2', '3', 'other'].map(transferOf));
    const shares = () => [one, two, three, other].map((each) => shareOf(each as Scripted));
    expect(shares()).toEqual([1_500_000, 1_500_000, 1_500_000, 4_500_000]);
    downloads.setLimit(id, 3_000_000);
    expect(shares()).toEqual([1_000_000, 1_000_000, 1_000_000, 6_000_000]);
    expect(downloads.find(id)?.bytesPerSecondLimit).toBe(3_000_000);
    // Above the global limit it has no effect.
    downloads.setLimit(id, 20_000_000);
    expect(shares()).toEqual([1_500_000, 1_500_000, 1_500_000, 4_500_000]);
    downloads.setLimit(id, 3_000_000);
    downloads.pause(id);
    downloads.resume(id);
    expect(ledger.requests.get(id)?.bytesPerSecondLimit).toBe(3_000_000);
  });

  test('applies without a global limit, and can be removed', async () => {
    const { downloads, transferOf } = setScene();
    const id = startBig(downloads, [bigFile(1)]);
    const one = await transferOf('1');
    expect(shareOf(one)).toBe(0);
    downloads.setLimit(id, 2_000_000);
    expect(shareOf(one)).toBe(2_000_000);
    downloads.setLimit(id, null);
    expect(shareOf(one)).toBe(0);
    expect(() => downloads.setLimit('nobody', null)).toThrow(/no such download/);
  });
});
