import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DownloadState, downloadStates } from '../../src-preload/contract/downloads.ts';
import { lastOldVersion, type OldDownload, writeOldLedger } from '../../test/support/ledger/old-ledger.ts';
import { newDownload } from '../../test/support/ledger/rows.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { migrations } from './migrations.ts';

const versions = Array.from({ length: lastOldVersion }, (_, at) => at + 1);

function opened(version: number, downloads: readonly OldDownload[], more = ''): Ledger {
  const file = path.join(tempFolder(), 'ledger.sqlite');
  writeOldLedger(file, version, downloads);
  if (more !== '') {
    const old = new Database(file);
    old.exec(more);
    old.close();
  }
  const ledger = openLedger(file);
  onTestFinished(() => ledger.close());
  return ledger;
}

/** A part of a model in three files, with the name earlier versions gave it. */
function part(index: number, state: DownloadState, more: Partial<OldDownload> = {}): OldDownload {
  const modelId = `big-0000${index}-of-00003`;
  return { id: `p${index}`, modelId, name: `Big, part ${index} of 3`, state, atMs: 1000 + index, ...more };
}

describe('a request', () => {
  test('of a single file is created with it, under the same id', () => {
    const ledger = openLedger(path.join(tempFolder(), 'ledger.sqlite'), () => 5);
    onTestFinished(() => ledger.close());
    ledger.downloads.insert(newDownload('d1', 'm'));
    expect(ledger.requests.get('d1')).toEqual({
      ...{ id: 'd1', modelId: 'm', name: 'The m', fileCount: 1, isPaused: false, askedAtMs: 5 },
      ...{ isAnyHour: false, bytesPerSecondLimit: null },
    });
    expect(ledger.requests.liveOfModel('m')?.id).toBe('d1');
    expect(ledger.downloads.ofRequest('d1')).toMatchObject([{ id: 'd1', fileIndex: 1, ofModel: 'm' }]);
  });

  test('is live while any of its files is', () => {
    const ledger = openLedger(path.join(tempFolder(), 'ledger.sqlite'));
    onTestFinished(() => ledger.close());
    ledger.requests.insert({ id: 'r', modelId: 'big', name: 'Big', fileCount: 2 });
    const files = ['a', 'b'].map((id, at) =>
      ledger.downloads.insert({ ...newDownload(id, id), requestId: 'r', fileIndex: at + 1 }),
    );
    for (const row of files) {
      expect(ledger.requests.liveOfModel('big')?.id).toBe('r');
      ledger.downloads.move(row, { to: 'cancelled' });
    }
    expect(ledger.requests.liveOfModel('big')).toBeNull();
  });
});

test('a ledger of version 8 keeps its requests, and can store their limit and hours', () => {
  const file = path.join(tempFolder(), 'ledger.sqlite');
  const old = new Database(file);
  for (const migration of migrations.slice(0, 8)) {
    if (typeof migration === 'string') old.exec(migration);
    else migration(old);
  }
  old.exec(`INSERT INTO request (id, model_id, name, file_count, paused, asked_at_ms)
    VALUES ('r', 'm', 'Mine', 2, 1, 7); PRAGMA user_version = 8`);
  old.close();
  let ledger = openLedger(file);
  onTestFinished(() => ledger.close());
  const before = { id: 'r', modelId: 'm', name: 'Mine', fileCount: 2, isPaused: true, askedAtMs: 7 };
  expect(ledger.requests.get('r')).toEqual({ ...before, isAnyHour: false, bytesPerSecondLimit: null });
  ledger.requests.setLimit('r', 2_000_000);
  ledger.requests.setAnyHour('r');
  ledger.close();
  ledger = openLedger(file);
  expect(ledger.requests.get('r')).toEqual({ ...before, isAnyHour: true, bytesPerSecondLimit: 2_000_000 });
});

describe.each(versions)('a ledger of version %i', (version) => {
  test.each(downloadStates)('keeps a split model together, the last part %s', (state) => {
    const pieces = [{ index: 0, bytes: 400, crc32: 7 }];
    const isOver = state === 'complete' || state === 'cancelled';
    const ledger = opened(version, [
      part(1, 'complete', { isInstalled: true }),
      part(2, 'downloading', { pieces }),
      part(3, state),
      { id: 'x', modelId: 'alone', name: 'Alone', state: 'paused', atMs: 1002 },
    ]);
    expect(ledger.requests.get('p1')).toEqual({
      ...{ id: 'p1', modelId: 'big-00001-of-00003', name: 'Big', fileCount: 3, isPaused: false },
      ...{ isAnyHour: false, bytesPerSecondLimit: null, askedAtMs: 1001 },
    });
    const files = ledger.downloads.ofRequest('p1');
    expect(files.map(({ id, name, fileIndex, state: now }) => [id, name, fileIndex, now])).toEqual([
      ['p1', 'Big', 1, 'complete'],
      ['p2', 'Big', 2, 'downloading'],
      ['p3', 'Big', 3, state],
    ]);
    expect(ledger.pieces.of('p2')).toEqual(pieces);
    expect(ledger.installed.all()).toMatchObject([
      {
        modelId: 'big-00001-of-00003',
        name: 'Big',
        ofModel: 'big-00001-of-00003',
        fileIndex: 1,
        fileCount: 3,
      },
    ]);
    expect(ledger.requests.get('x')).toMatchObject({ modelId: 'alone', name: 'Alone', fileCount: 1 });
    const [, second, third] = files;
    if (second === undefined || third === undefined) throw new Error('a file is gone');
    expect(ledger.downloads.move(second, { to: 'verifying' })).not.toBeNull();
    if (!isOver) expect(ledger.downloads.move(third, { to: 'cancelled' })).not.toBeNull();
  });

  test('separates requests of other times, but joins what is still live', () => {
    const later = 1_000_000;
    const ledger = opened(version, [
      ...[1, 2, 3].map((index) => part(index, 'complete')),
      part(2, 'complete', { id: 'repair', atMs: later }),
      part(1, 'paused', { id: 'again', atMs: 2 * later }),
      part(3, 'failed', { id: 'much later', atMs: 3 * later }),
    ]);
    const group = (id: string): readonly string[] => ledger.downloads.ofRequest(id).map((row) => row.id);
    expect(group('p1')).toEqual(['p1', 'p2', 'p3']);
    expect(group('repair')).toEqual(['repair']);
    expect(group('again')).toEqual(['again', 'much later']);
    expect(ledger.requests.get('again')?.isPaused).toBe(true);
  });

  test('keeps names and ids that resemble those of parts', () => {
    const ledger = opened(version, [
      { id: 'a', modelId: 'x-00000-of-00003', name: 'Zero, part 0 of 3', state: 'pending', atMs: 1 },
      { id: 'b', modelId: 'y-00001-of-00001', name: 'One', state: 'pending', atMs: 2 },
    ]);
    expect(ledger.requests.get('a')).toMatchObject({ modelId: 'x-00000-of-00003', fileCount: 1 });
    expect(ledger.requests.get('b')).toMatchObject({ modelId: 'y-00001-of-00001', fileCount: 1 });
  });
});

test('restores parts that were removed together as one', () => {
  const installed = (index: number): string =>
    JSON.stringify({
      ...{ modelId: `big-0000${index}-of-00002`, name: `Big, part ${index} of 2`, path: `/m/${index}` },
      ...{ bytes: 5, modifiedAtMs: 1, sha256: 'ab'.repeat(32), provenAtMs: 1, adopted: false },
      ...{ downloadId: null, byPublisher: true },
    });
  const row = (id: string, name: string, entry: string): string =>
    `INSERT INTO removal VALUES ('${id}', '${name}', '/m/${id}', '/m/${id}.aside', 5, ${entry}, 0, 1);`;
  const ledger = opened(
    lastOldVersion,
    [],
    [
      row('r1', 'Big, part 1 of 2', `'${installed(1)}'`),
      row('r2', 'Big, part 2 of 2', `'${installed(2)}'`),
      row('f1', 'Mine-00001-of-00002.gguf', 'NULL'),
      row('f2', 'Mine-00002-of-00002.gguf', 'NULL'),
      row('other', 'Other', 'NULL'),
    ].join('\n'),
  );
  const group = (id: string): readonly string[] =>
    ledger.removals.ofGroup(ledger.removals.get(id)?.groupId ?? '').map((one) => one.id);
  expect(group('r2')).toEqual(['r1', 'r2']);
  expect(group('f1')).toEqual(['f1', 'f2']);
  expect(group('other')).toEqual(['other']);
  expect(ledger.removals.get('r2')).toMatchObject({
    name: 'Big',
    installed: { name: 'Big', ofModel: 'big-00001-of-00002', fileIndex: 2, fileCount: 2 },
  });
});
