import { describe, expect, test } from 'vitest';
import type { DownloadRow } from '../ledger/download-rows.ts';
import { createRuntimeState } from './runtime-state.ts';
import { toView } from './view.ts';

const row: DownloadRow = {
  id: 'd1',
  modelId: 'm1',
  name: 'Model One',
  sourceUrl: 'https://models.example:8443/a/b.gguf?token=x',
  targetPath: '/models/m1.gguf',
  partialPath: '/models/m1.gguf.d1.partial',
  expectedBytes: 1000,
  expectedSha256: 'a'.repeat(64),
  state: 'downloading',
  reason: null,
  error: null,
  revision: 3,
  totalBytes: null,
  etag: null,
  lastModified: null,
  cleanRetries: 0,
  durableBytes: 400,
  inTheWay: 'refuse',
  createdAtMs: 10,
  updatedAtMs: 20,
  position: 4,
};

/** A run that got 100 bytes a second for four seconds. */
function liveRun() {
  const live = { ...createRuntimeState(), receivedBytes: 600, hashedBytes: 300, connections: 2 };
  for (const second of [0, 1, 2, 3, 4]) live.meter.sample(200 + 100 * second, 1000 * second);
  return live;
}

describe('a download at rest', () => {
  test('C8: shows what the ledger holds', () => {
    expect(toView({ ...row, state: 'paused', reason: 'user' }, null, 0)).toEqual({
      id: 'd1',
      modelId: 'm1',
      name: 'Model One',
      position: 4,
      state: 'paused',
      reason: 'user',
      actions: ['resume', 'cancel'],
      receivedBytes: 400,
      totalBytes: 1000,
      hashedBytes: 0,
      bytesPerSecond: 0,
      secondsLeft: null,
      connections: 0,
      way: null,
      bottleneck: null,
      nextLookAtMs: null,
      waiting: null,
      error: null,
      sourceHost: 'models.example:8443',
      targetPath: '/models/m1.gguf',
      startedAtMs: 10,
      updatedAtMs: 20,
    });
  });

  test('A7: has no total while nobody knows one', () => {
    const view = toView({ ...row, expectedBytes: null }, liveRun(), 4000);
    expect([view.totalBytes, view.secondsLeft]).toEqual([null, null]);
  });

  test('the size that the source said goes before the catalogue', () => {
    expect(toView({ ...row, totalBytes: 999 }, null, 0).totalBytes).toBe(999);
  });

  test('complete has all its bytes, although its pieces are no longer in the ledger', () => {
    expect(toView({ ...row, state: 'complete', durableBytes: 0 }, null, 0).receivedBytes).toBe(1000);
  });

  test('failed shows the recorded error and its buttons', () => {
    const error = { code: 'target-occupied', message: 'in the way', details: {} } as const;
    const view = toView({ ...row, state: 'failed', error }, null, 0);
    expect([view.error, view.actions]).toEqual([error, ['replace', 'cancel']]);
  });

  test('a pause that heals by itself says what was wrong; the pause of a person says nothing', () => {
    const cause = { code: 'disk-full', message: 'full' } as const;
    const live = createRuntimeState(cause);
    expect(toView({ ...row, state: 'paused', reason: 'disk-full' }, live, 0).error).toEqual(cause);
    expect(toView({ ...row, state: 'paused', reason: 'user' }, live, 0).error).toBeNull();
    expect(toView({ ...row, state: 'pending' }, live, 0).error).toBeNull();
  });
});

describe('a download at work', () => {
  test('shows what is only known live', () => {
    const view = toView(row, liveRun(), 4000);
    expect(view).toMatchObject({
      receivedBytes: 600,
      hashedBytes: 300,
      connections: 2,
      bytesPerSecond: 100,
      secondsLeft: 4,
    });
  });

  test('has a speed, a time left and a wait only while it downloads', () => {
    const waiting = { cause: { code: 'network', message: 'gone' }, untilMs: 5000, attempt: 2 } as const;
    const live = { ...liveRun(), waiting };
    expect(toView(row, live, 4000).waiting).toEqual(waiting);
    const view = toView({ ...row, state: 'verifying' }, live, 4000);
    expect([view.bytesPerSecond, view.secondsLeft, view.waiting]).toEqual([0, null, null]);
    expect(view.hashedBytes).toBe(300);
  });

  test('C10: offers no button in the moment after the rename', () => {
    const live = { ...liveRun(), renamed: true };
    expect(toView({ ...row, state: 'installing' }, live, 4000).actions).toEqual([]);
  });
});
