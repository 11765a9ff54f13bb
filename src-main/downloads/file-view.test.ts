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
  test('shows until when it is scheduled, and offers to run now', () => {
    const held = toFileView({ ...row, state: 'pending' }, null, null, 5);
    expect(held).toMatchObject({ heldUntilMs: 5, actions: ['run-now', 'pause', 'cancel'] });
  });

  test('C8: shows the ledger’s row', () => {
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

  test('A7: has no total while it is unknown', () => {
    const view = toFileView({ ...row, expectedBytes: null }, liveRun());
    expect(view.totalBytes).toBeNull();
  });

  test('prefers the source’s size over the catalogue’s', () => {
    expect(toFileView({ ...row, totalBytes: 999 }, null).totalBytes).toBe(999);
  });

  test('has all its bytes when complete, although its pieces have left the ledger', () => {
    expect(toFileView({ ...row, state: 'complete', durableBytes: 0 }, null).receivedBytes).toBe(1000);
  });

  test('shows the recorded error and its buttons when failed', () => {
    const error = { code: 'target-occupied', message: 'in the way', details: {} } as const;
    const view = toFileView({ ...row, state: 'failed', error }, null);
    expect([view.error, view.actions]).toEqual([error, ['replace', 'cancel']]);
  });

  test('shows the cause of a pause that heals by itself, and none for a person’s pause', () => {
    const cause = { code: 'disk-full', message: 'full' } as const;
    const live = createRuntimeState(cause);
    expect(toFileView({ ...row, state: 'paused', reason: 'disk-full' }, live).error).toEqual(cause);
    expect(toFileView({ ...row, state: 'paused', reason: 'user' }, live).error).toBeNull();
    expect(toFileView({ ...row, state: 'pending' }, live).error).toBeNull();
  });
});

describe('a download at work', () => {
  test('shows the runtime state', () => {
    const view = toFileView(row, liveRun());
    expect(view).toMatchObject({
      receivedBytes: 600,
      hashedBytes: 300,
      connections: 2,
    });
  });

  test('shows a wait only while it downloads', () => {
    const waiting = { cause: { code: 'network', message: 'gone' }, untilMs: 5000, attempt: 2 } as const;
    const live = { ...liveRun(), waiting };
    expect(toFileView(row, live).waiting).toEqual(waiting);
    const view = toFileView({ ...row, state: 'verifying' }, live);
    expect(view.waiting).toBeNull();
    expect(view.hashedBytes).toBe(300);
  });

  test('C10: offers no button between the rename and its record', () => {
    const live = { ...liveRun(), renamed: true };
    expect(toFileView({ ...row, state: 'installing' }, live).actions).toEqual([]);
  });
});
