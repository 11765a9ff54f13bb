import { describe, expect, test } from 'vitest';
import type { DownloadRow } from '../ledger/download-rows.ts';
import { toFileView } from './file-view.ts';
import { createRuntimeState } from './runtime-state.ts';

const row: DownloadRow = {
  id: 'd1',
  modelId: 'm1',
  name: 'Model One',
  requestId: 'd1',
  fileIndex: 1,
  ofModel: 'm1',
  fileCount: 1,
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

/** A job that has received 600 bytes. */
function liveRun() {
  return { ...createRuntimeState(), receivedBytes: 600, hashedBytes: 300, connections: 2 };
}

describe('a download at rest', () => {
  test('says until when it waits for its hours, and offers not to', () => {
    const held = toFileView({ ...row, state: 'pending' }, null, null, 5);
    expect(held).toMatchObject({ heldUntilMs: 5, actions: ['run-now', 'pause', 'cancel'] });
  });

  test('C8: shows what the ledger holds', () => {
    expect(toFileView({ ...row, state: 'paused', reason: 'user' }, null)).toEqual({
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
      connections: 0,
      way: null,
      bottleneck: null,
      nextLookAtMs: null,
      heldUntilMs: null,
      waiting: null,
      error: null,
      sourceHost: 'models.example:8443',
      targetPath: '/models/m1.gguf',
      startedAtMs: 10,
      updatedAtMs: 20,
    });
  });

  test('A7: has no total while nobody knows one', () => {
    const view = toFileView({ ...row, expectedBytes: null }, liveRun());
    expect(view.totalBytes).toBeNull();
  });

  test('the size that the source said goes before the catalogue', () => {
    expect(toFileView({ ...row, totalBytes: 999 }, null).totalBytes).toBe(999);
  });

  test('complete has all its bytes, although its pieces are no longer in the ledger', () => {
    expect(toFileView({ ...row, state: 'complete', durableBytes: 0 }, null).receivedBytes).toBe(1000);
  });

  test('failed shows the recorded error and its buttons', () => {
    const error = { code: 'target-occupied', message: 'in the way', details: {} } as const;
    const view = toFileView({ ...row, state: 'failed', error }, null);
    expect([view.error, view.actions]).toEqual([error, ['replace', 'cancel']]);
  });

  test('a pause that heals by itself says what was wrong; the pause of a person says nothing', () => {
    const cause = { code: 'disk-full', message: 'full' } as const;
    const live = createRuntimeState(cause);
    expect(toFileView({ ...row, state: 'paused', reason: 'disk-full' }, live).error).toEqual(cause);
    expect(toFileView({ ...row, state: 'paused', reason: 'user' }, live).error).toBeNull();
    expect(toFileView({ ...row, state: 'pending' }, live).error).toBeNull();
  });
});

describe('a download at work', () => {
  test('shows what is only known live', () => {
    const view = toFileView(row, liveRun());
    expect(view).toMatchObject({
      receivedBytes: 600,
      hashedBytes: 300,
      connections: 2,
    });
  });

  test('waits only while it downloads', () => {
    const waiting = { cause: { code: 'network', message: 'gone' }, untilMs: 5000, attempt: 2 } as const;
    const live = { ...liveRun(), waiting };
    expect(toFileView(row, live).waiting).toEqual(waiting);
    const view = toFileView({ ...row, state: 'verifying' }, live);
    expect(view.waiting).toBeNull();
    expect(view.hashedBytes).toBe(300);
  });

  test('C10: offers no button in the moment after the rename', () => {
    const live = { ...liveRun(), renamed: true };
    expect(toFileView({ ...row, state: 'installing' }, live).actions).toEqual([]);
  });
});
