import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { downloadStates } from '../../src-preload/contract/downloads.ts';
import { copyLedger } from '../../test/support/ledger/copy.ts';
import { newDownload } from '../../test/support/ledger/rows.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { isTerminal, transitions } from '../downloads/state.ts';
import type { DownloadRow } from './download-rows.ts';
import type { Move } from './downloads.ts';
import { type Ledger, openLedger } from './ledger.ts';

const nowMs = 1_700_000_000_000;
const error = { code: 'network', message: 'gone', details: { tries: 3 } } as const;

/** A ledger of its own, and a bare connection to its file, which bypasses the repositories. */
function opened(): { ledger: Ledger; bare: () => Database.Database } {
  const file = path.join(tempFolder(), 'ledger.sqlite');
  let clock = nowMs;
  const ledger = openLedger(file, () => {
    clock += 1;
    return clock;
  });
  onTestFinished(() => ledger.close());
  const bare = (): Database.Database => {
    const connection = new Database(copyLedger(file, tempFolder()));
    onTestFinished(() => void connection.close());
    return connection;
  };
  return { ledger, bare };
}

/** The fields that the CHECKs require for entering a state. */
function moveTo(to: DownloadRow['state']): Move {
  if (to === 'failed') return { to, error };
  return to === 'paused' ? { to, reason: 'user' } : { to };
}

/** Moves a new download along legal transitions. */
function walked(ledger: Ledger, ...states: readonly DownloadRow['state'][]): DownloadRow {
  let row = ledger.downloads.insert(newDownload('d1'));
  for (const to of states) row = moved(ledger, row, moveTo(to));
  return row;
}

function moved(ledger: Ledger, row: DownloadRow, move: Move): DownloadRow {
  const next = ledger.downloads.move(row, move);
  if (next === null) throw new Error(`the move to ${move.to} changed nothing`);
  return next;
}

const pathTo = {
  pending: [],
  downloading: ['downloading'],
  paused: ['paused'],
  verifying: ['downloading', 'verifying'],
  installing: ['downloading', 'verifying', 'installing'],
  complete: ['downloading', 'verifying', 'installing', 'complete'],
  failed: ['failed'],
  cancelled: ['cancelled'],
} as const satisfies Record<DownloadRow['state'], readonly DownloadRow['state'][]>;

describe('the transition table in the ledger', () => {
  test('equals the one in the code', () => {
    const { bare } = opened();
    const rows = bare()
      .prepare('SELECT from_state, to_state FROM download_transition')
      .raw()
      .all() as string[][];
    const inCode = downloadStates.flatMap((from) => transitions[from].map((to) => [from, to]));
    expect(rows.toSorted()).toEqual(inCode.toSorted());
  });

  test('has the same states as the code, including the terminal ones', () => {
    const { bare } = opened();
    const rows = bare().prepare('SELECT name, terminal FROM download_state').raw().all() as unknown[][];
    expect(rows.toSorted()).toEqual(
      downloadStates.map((state) => [state, isTerminal(state) ? 1 : 0]).toSorted(),
    );
  });

  test.each(downloadStates)('C10: from %s only legal transitions are accepted, whoever asks', (from) => {
    const { ledger, bare } = opened();
    const row = walked(ledger, ...pathTo[from]);
    const raw = bare();
    const before = ledger.history.of('d1').length;
    for (const to of downloadStates) {
      if (transitions[from].includes(to)) continue;
      expect(() => ledger.downloads.move(row, moveTo(to))).toThrow(/illegal download transition/);
      const byHand = raw.prepare(
        `UPDATE download SET state = ?, reason = 'user', error_code = iif(? = 'failed', 'x', NULL)`,
      );
      expect(() => byHand.run(to, to)).toThrow(/illegal download transition/);
    }
    expect(ledger.downloads.get('d1')).toEqual(row);
    expect(ledger.history.of('d1')).toHaveLength(before);
  });
});

describe('a new download', () => {
  test('is queued with nothing fetched, and the catalogue’s size', () => {
    const { ledger } = opened();
    const row = ledger.downloads.insert(newDownload('d1'));
    expect(row).toMatchObject({
      ...newDownload('d1'),
      state: 'pending',
      reason: null,
      error: null,
      revision: 0,
      totalBytes: 1000,
      durableBytes: 0,
      cleanRetries: 0,
    });
    expect(row.createdAtMs).toBe(row.updatedAtMs);
    expect(ledger.downloads.get('d1')).toEqual(row);
    expect(ledger.history.of('d1')).toMatchObject([
      { event: 'start', fromState: null, toState: 'pending', durableBytes: 0 },
    ]);
  });

  test('starts in no other state', () => {
    const { ledger, bare } = opened();
    ledger.requests.insert({ id: 'r', modelId: 'm', name: 'M', fileCount: 1 });
    const insert = bare().prepare(
      `INSERT INTO download (id, model_id, request_id, source_url, target_path, partial_path, expected_sha256, state,
         reason, error_code, created_at_ms, updated_at_ms)
       VALUES ('x', 'm', 'r', 'u', 't', 'p', '${'a'.repeat(64)}', ?, 'user', iif(? = 'failed', 'x', NULL), 0, 0)`,
    );
    for (const state of downloadStates.filter((state) => state !== 'pending')) {
      expect(() => insert.run(state, state)).toThrow(/a download starts as pending/);
    }
    expect(insert.run('pending', 'pending').changes).toBe(1);
  });

  test.each([
    ['without a hash', { expectedSha256: '' }],
    ['of zero bytes', { expectedBytes: 0 }],
  ])('%s is refused', (_what, wrong) => {
    const { ledger } = opened();
    expect(() => ledger.downloads.insert({ ...newDownload('d1'), ...wrong })).toThrow(/CHECK/);
    expect(ledger.downloads.live()).toEqual([]);
  });
});

describe('C9: one live download per model', () => {
  test.each(downloadStates)('beside one that is %s', (state) => {
    const { ledger } = opened();
    walked(ledger, ...pathTo[state]);
    const again = () => ledger.downloads.insert(newDownload('d2'));
    if (isTerminal(state)) {
      expect(again().state).toBe('pending');
      expect(ledger.downloads.liveOfModel('model')?.id).toBe('d2');
    } else {
      expect(again).toThrow(/UNIQUE/);
      expect(ledger.downloads.get('d2')).toBeNull();
      expect(ledger.history.of('d2')).toEqual([]);
      expect(ledger.downloads.liveOfModel('model')?.id).toBe('d1');
    }
  });

  test('other models are independent, oldest first', () => {
    const { ledger } = opened();
    ledger.downloads.insert(newDownload('z', 'one'));
    ledger.downloads.insert(newDownload('a', 'two'));
    expect(ledger.downloads.live().map(({ id }) => id)).toEqual(['z', 'a']);
  });

  test('C5: a partial belongs to one download', () => {
    const { ledger } = opened();
    const { partialPath } = ledger.downloads.insert(newDownload('d1', 'one'));
    expect(() => ledger.downloads.insert({ ...newDownload('d2', 'two'), partialPath })).toThrow(/UNIQUE/);
  });
});

describe('a transition', () => {
  test('is recorded with its reason, and added to the history', () => {
    const { ledger } = opened();
    const row = walked(ledger, 'downloading');
    ledger.pieces.record('d1', [{ index: 0, bytes: 300, crc32: 1 }]);
    const paused = moved(ledger, row, { to: 'paused', reason: 'disk-full', note: 'no room' });
    expect(paused).toMatchObject({ state: 'paused', reason: 'disk-full', revision: 2, durableBytes: 300 });
    expect(paused.updatedAtMs).toBeGreaterThan(row.updatedAtMs);
    expect(ledger.history.of('d1').at(-1)).toMatchObject({
      event: 'move',
      fromState: 'downloading',
      toState: 'paused',
      reason: 'disk-full',
      durableBytes: 300,
      note: 'no room',
    });
  });

  test('C10: with a stale revision changes nothing', () => {
    const { ledger } = opened();
    const old = walked(ledger, 'downloading');
    const cancelled = moved(ledger, old, { to: 'cancelled' });
    expect(ledger.downloads.move(old, { to: 'verifying' })).toBeNull();
    expect(ledger.downloads.get('d1')).toEqual(cancelled);
    expect(ledger.history.of('d1').map(({ toState }) => toState)).toEqual([
      'pending',
      'downloading',
      'cancelled',
    ]);
  });

  test('C10: with a stale revision of the same state changes nothing', () => {
    const { ledger } = opened();
    const old = walked(ledger, 'downloading');
    const paused = moved(ledger, old, { to: 'paused', reason: 'user' });
    const again = moved(ledger, moved(ledger, paused, { to: 'pending' }), { to: 'downloading' });
    expect(again.state).toBe(old.state);
    expect(ledger.downloads.move(old, { to: 'verifying' })).toBeNull();
    expect(ledger.downloads.get('d1')).toEqual(again);
  });

  test('of a missing download changes nothing', () => {
    const { ledger } = opened();
    const row = walked(ledger);
    expect(ledger.downloads.move({ ...row, id: 'nobody' }, { to: 'downloading' })).toBeNull();
  });

  test('to failed requires an error, which a later transition clears', () => {
    const { ledger } = opened();
    const row = walked(ledger, 'downloading');
    expect(() => ledger.downloads.move(row, { to: 'failed' })).toThrow(/CHECK/);
    expect(() => ledger.downloads.move(row, { to: 'paused', reason: 'user', error })).toThrow(/CHECK/);
    const failed = moved(ledger, row, { to: 'failed', error });
    expect(failed.error).toEqual(error);
    expect(ledger.history.of('d1').at(-1)).toMatchObject({ toState: 'failed', errorCode: 'network' });
    expect(moved(ledger, failed, { to: 'pending' }).error).toBeNull();
  });

  test('to paused requires a reason', () => {
    const { ledger } = opened();
    const row = walked(ledger, 'downloading');
    expect(() => ledger.downloads.move(row, { to: 'paused' })).toThrow(/CHECK/);
    expect(ledger.downloads.get('d1')).toEqual(row);
  });

  test('a revision only grows', () => {
    const { ledger, bare } = opened();
    walked(ledger, 'downloading');
    const raw = bare();
    for (const revision of [0, 1]) {
      expect(() => raw.prepare('UPDATE download SET revision = ?').run(revision)).toThrow(/only grows/);
    }
  });

  /** Runs a download of `modelId` with one piece to its end. */
  const playedTo = (ledger: Ledger, id: string, modelId: string, last: 'cancelled' | 'complete'): void => {
    let row = ledger.downloads.insert(newDownload(id, modelId));
    ledger.pieces.record(id, [{ index: 0, bytes: 10, crc32: 1 }]);
    for (const to of pathTo[last]) row = moved(ledger, row, { to });
    expect(row.state).toBe(last);
  };

  test('C10: to canceled deletes the pieces', () => {
    const { ledger } = opened();
    playedTo(ledger, 'd1', 'd1', 'cancelled');
    expect(ledger.pieces.of('d1')).toEqual([]);
  });

  test('B12: to complete keeps the checksums for a repair, and deletes an older download’s', () => {
    const { ledger } = opened();
    playedTo(ledger, 'd1', 'model', 'complete');
    playedTo(ledger, 'd2', 'other', 'complete');
    expect(ledger.pieces.of('d1')).toEqual([{ index: 0, bytes: 10, crc32: 1 }]);
    playedTo(ledger, 'd3', 'model', 'complete');
    expect(ledger.pieces.of('d1')).toEqual([]);
    expect(ledger.pieces.of('d2')).toHaveLength(1);
    expect(ledger.pieces.of('d3')).toHaveLength(1);
  });
});

describe('the facts about the source', () => {
  test('A5: are stored without a new revision', () => {
    const { ledger } = opened();
    const row = walked(ledger, 'downloading');
    ledger.downloads.setSource('d1', { totalBytes: 999, etag: '"v1"', lastModified: 'Fri' });
    ledger.downloads.countCleanRetry('d1');
    const known = { totalBytes: 999, etag: '"v1"', lastModified: 'Fri', cleanRetries: 1 };
    expect(ledger.downloads.get('d1')).toEqual({ ...row, ...known });
    expect(moved(ledger, row, { to: 'verifying' })).toMatchObject(known);
  });
});

describe('leftovers', () => {
  test('are the partials of ended downloads, until they are removed', () => {
    const { ledger } = opened();
    const row = walked(ledger, 'downloading');
    expect(ledger.downloads.leftovers()).toEqual([]);
    moved(ledger, row, { to: 'cancelled' });
    expect(ledger.downloads.leftovers().map(({ id }) => id)).toEqual(['d1']);
    ledger.downloads.clearLeftover('d1');
    expect(ledger.downloads.leftovers()).toEqual([]);
  });
});
