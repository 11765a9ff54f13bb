import { describe, expect, test } from 'vitest';
import { bigFile, setScene, startBig, startOther, states } from '../../test/support/engine/scripted.ts';
import { laterToday, rightNow } from '../../test/support/hours.ts';

/** A scene with hours under the test's control. */
function sceneAt(first = laterToday(), more: Parameters<typeof setScene>[0] = {}) {
  let hours = first;
  const scene = setScene({ now: Date.now, hours: () => hours, ...more });
  return {
    ...scene,
    set: (next: typeof hours) => {
      hours = next;
      scene.downloads.limitsChanged();
    },
  };
}

describe('outside the hours', () => {
  test('downloads wait, their order can be changed, and all start when the hours begin', async () => {
    const { downloads, ledger, transferOf, set } = sceneAt();
    const big = startBig(downloads);
    const other = startOther(downloads);
    expect(downloads.find(big)).toMatchObject({
      ...{ state: 'pending', actions: ['run-now', 'pause', 'cancel', 'move-down'] },
      heldUntilMs: expect.any(Number),
    });
    downloads.reorder(other, 'up');
    expect(downloads.list().map(({ id }) => id)).toEqual([other, big]);
    set(rightNow());
    await Promise.all(['1', '2', '3', 'other'].map(transferOf));
    expect(downloads.find(big)).toMatchObject({ state: 'downloading', heldUntilMs: null });
    expect(ledger.downloads.get(big)?.reason).toBeNull();
  });

  test('"run now" starts one, survives a pause, and leaves the others waiting', async () => {
    const { downloads, ledger, transferOf, again } = sceneAt();
    const big = startBig(downloads);
    const other = startOther(downloads);
    downloads.runNow(other);
    await transferOf('other');
    downloads.pause(other);
    const comesBack = again('other');
    downloads.resume(other);
    await comesBack;
    expect(downloads.find(other)).toMatchObject({ state: 'downloading', heldUntilMs: null });
    expect(states(ledger, big)).toEqual(['pending', 'pending', 'pending']);
    expect(() => downloads.runNow('nobody')).toThrow(/no such download/);
  });

  test('"run now" starts a paused one', async () => {
    const { downloads, transferOf } = sceneAt();
    const other = startOther(downloads);
    downloads.pause(other);
    expect(downloads.find(other)).toMatchObject({ state: 'paused', heldUntilMs: null });
    downloads.runNow(other);
    await transferOf('other');
  });

  test('the source of a failed download is left alone, unless it is to run now', async () => {
    const asked: string[] = [];
    const isServed = async (url: string): Promise<boolean> => {
      asked.push(new URL(url).pathname);
      return true;
    };
    const { downloads, transferOf, set, pass, again } = sceneAt(rightNow(), { healMs: 1, isServed });
    const big = startBig(downloads, [bigFile(1)]);
    const other = startOther(downloads);
    const gone = { kind: 'failed', code: 'network', message: 'gone', details: {} } as const;
    downloads.runNow(other);
    for (const name of ['1', 'other']) (await transferOf(name)).end(gone);
    await until(downloads, () => [big, other].every((id) => downloads.find(id)?.state === 'failed'));
    set(laterToday());
    const comesBack = again('other');
    pass(60_000);
    await comesBack;
    expect(new Set(asked)).toEqual(new Set(['/other']));
    expect(downloads.find(big)?.nextLookAtMs).toBeGreaterThan(Date.now() + 3_600_000);
  });
});

describe('when the hours end', () => {
  test('a transfer waits with its progress, and resumes automatically', async () => {
    const { downloads, ledger, transferOf, again, set } = sceneAt(rightNow());
    const big = startBig(downloads, [bigFile(1)]);
    const first = await transferOf('1');
    first.events.checkpoint([{ index: 0, bytes: 10, crc32: 1 }]);
    set(laterToday());
    expect(first.signal.aborted).toBe(true);
    await until(downloads, () => typeof downloads.find(big)?.heldUntilMs === 'number');
    expect(downloads.find(big)).toMatchObject({ state: 'pending', reason: 'hours', receivedBytes: 10 });
    expect(ledger.requests.get(big)?.isPaused).toBe(false);
    const comesBack = again('1');
    set(rightNow());
    await comesBack;
  });

  test('verifying continues, and so does a download that was to run now', async () => {
    const { downloads, ledger, transferOf, set } = sceneAt(rightNow());
    const big = startBig(downloads, [bigFile(1)]);
    const other = startOther(downloads);
    downloads.runNow(other);
    const whole = await transferOf('1');
    const wanted = await transferOf('other');
    whole.end({ kind: 'complete', totalBytes: 1_000_000 });
    await until(downloads, () => states(ledger, big)[0] === 'verifying');
    set(laterToday());
    expect(states(ledger, big)).toEqual(['verifying']);
    expect(states(ledger, other)).toEqual(['downloading']);
    expect([whole.signal.aborted, wanted.signal.aborted]).toEqual([false, false]);
  });
});

/** Resolves when the condition holds; checked after each change. */
function until({ onChange }: ReturnType<typeof setScene>['downloads'], isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo()) resolve();
    };
    onChange(look);
    look();
  });
}
