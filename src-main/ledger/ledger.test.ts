import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { copyLedger, readLedger } from '../../test/support/ledger/copy.ts';
import { newDownload } from '../../test/support/ledger/rows.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { NogginError } from '../errors.ts';
import type { InstalledRow } from './installed.ts';
import { type Ledger, openLedger } from './ledger.ts';

function opened(): { ledger: Ledger; file: string } {
  const file = path.join(tempFolder(), 'ledger.sqlite');
  const ledger = openLedger(file);
  onTestFinished(() => ledger.close());
  return { ledger, file };
}

describe('pieces', () => {
  test('C1: add up to the durable bytes', () => {
    const { ledger } = opened();
    ledger.downloads.insert(newDownload('d1', 'one'));
    ledger.downloads.insert(newDownload('d2', 'two'));
    ledger.pieces.record('d1', [
      { index: 2, bytes: 30, crc32: 7 },
      { index: 0, bytes: 100, crc32: 4_294_967_295 },
    ]);
    ledger.pieces.record('d2', [{ index: 0, bytes: 5, crc32: 0 }]);
    expect(ledger.downloads.get('d1')?.durableBytes).toBe(130);
    expect(ledger.downloads.get('d2')?.durableBytes).toBe(5);
    expect(ledger.pieces.of('d1')).toEqual([
      { index: 0, bytes: 100, crc32: 4_294_967_295 },
      { index: 2, bytes: 30, crc32: 7 },
    ]);
  });

  test('grow, and are deleted one by one or all together', () => {
    const { ledger } = opened();
    ledger.downloads.insert(newDownload('d1'));
    ledger.pieces.record(
      'd1',
      [1, 2, 3].map((index) => ({ index, bytes: 10, crc32: index })),
    );
    ledger.pieces.record('d1', [{ index: 2, bytes: 90, crc32: 5 }]);
    expect(ledger.downloads.get('d1')?.durableBytes).toBe(110);
    ledger.pieces.forget('d1', [1, 7]);
    expect(ledger.pieces.of('d1').map(({ index, bytes }) => [index, bytes])).toEqual([
      [2, 90],
      [3, 10],
    ]);
    ledger.pieces.forgetAll('d1');
    expect(ledger.downloads.get('d1')?.durableBytes).toBe(0);
  });

  test.each(['cancelled', 'complete'] as const)(
    'C10: ignore a late checkpoint of a download that is %s',
    (last) => {
      const { ledger } = opened();
      let row = ledger.downloads.insert(newDownload('d1'));
      const way = last === 'cancelled' ? [last] : (['downloading', 'verifying', 'installing', last] as const);
      for (const to of way) row = ledger.downloads.move(row, { to }) ?? row;
      expect(row.state).toBe(last);
      ledger.pieces.record('d1', [{ index: 0, bytes: 10, crc32: 1 }]);
      expect(ledger.pieces.of('d1')).toEqual([]);
      expect(ledger.downloads.get('d1')).toEqual(row);
    },
  );

  test('accept a late checkpoint of a paused download, as its bytes are on the disk', () => {
    const { ledger } = opened();
    ledger.downloads.move(ledger.downloads.insert(newDownload('d1')), { to: 'paused', reason: 'user' });
    ledger.pieces.record('d1', [{ index: 0, bytes: 10, crc32: 1 }]);
    expect(ledger.downloads.get('d1')?.durableBytes).toBe(10);
  });

  test('of a checkpoint are recorded atomically', () => {
    const { ledger } = opened();
    ledger.downloads.insert(newDownload('d1'));
    const broken = [
      { index: 0, bytes: 10, crc32: 1 },
      { index: -1, bytes: 10, crc32: 1 },
    ];
    expect(() => ledger.pieces.record('d1', broken)).toThrow(/CHECK/);
    expect(() => ledger.pieces.record('nobody', [{ index: 0, bytes: 1, crc32: 1 }])).toThrow(/FOREIGN KEY/);
    expect(ledger.pieces.of('d1')).toEqual([]);
  });
});

describe('history', () => {
  test('is append-only', () => {
    const { ledger, file } = opened();
    const row = ledger.downloads.insert(newDownload('d1'));
    ledger.history.append(row, { event: 'restart', from: 'pending', note: 'ranges-ignored' });
    const before = ledger.history.of('d1');
    readLedger(file, (bare) => {
      const all = () => bare.prepare('SELECT * FROM history').all();
      const told = all();
      expect(told).toHaveLength(before.length);
      expect(() => bare.exec(`UPDATE history SET note = 'nothing happened'`)).toThrow(/append-only/);
      expect(() => bare.exec('DELETE FROM history')).toThrow(/append-only/);
      expect(all()).toEqual(told);
    });
    expect(before.map(({ event }) => event)).toEqual(['start', 'restart']);
  });

  test('C12: keeps the order of events, whatever the clock says', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    let clock = 5_000_000;
    const ledger = openLedger(file, () => {
      clock -= 1_000_000;
      return clock;
    });
    onTestFinished(() => ledger.close());
    ledger.downloads.move(ledger.downloads.insert(newDownload('d1')), { to: 'downloading' });
    const story = ledger.history.of('d1');
    expect(story.map(({ toState }) => toState)).toEqual(['pending', 'downloading']);
    expect(story[1]?.atMs).toBeLessThan(story[0]?.atMs ?? 0);
  });
});

describe('installed files', () => {
  const installed: InstalledRow = {
    modelId: 'model',
    ofModel: 'model',
    fileIndex: 1,
    fileCount: 1,
    name: 'The model',
    path: '/models/model.gguf',
    bytes: 9_007_199_254_740_991,
    modifiedAtMs: 1_700_000_000_000,
    sha256: 'cd'.repeat(32),
    provenAtMs: 1_700_000_000_001,
    adopted: true,
    byPublisher: true,
    downloadId: null,
  };

  test('have facts of their own', () => {
    const { ledger } = opened();
    ledger.installed.put(installed);
    expect(ledger.installed.get('model')).toEqual(installed);
    expect(ledger.installed.get('other')).toBeNull();
    ledger.installed.put({ ...installed, adopted: false, provenAtMs: 5 });
    ledger.installed.put({ ...installed, modelId: 'newer', provenAtMs: 6, modifiedAtMs: 1.4 });
    expect(ledger.installed.all().map((row) => [row.modelId, row.adopted, row.modifiedAtMs])).toEqual([
      ['newer', true, 1],
      ['model', false, 1_700_000_000_000],
    ]);
    ledger.installed.remove('newer');
    expect(ledger.installed.all()).toHaveLength(1);
  });

  test('require a full hash', () => {
    const { ledger } = opened();
    expect(() => ledger.installed.put({ ...installed, sha256: 'cd' })).toThrow(/CHECK/);
  });
});

test('settings are stored and overwritten', () => {
  const { ledger } = opened();
  expect(ledger.settings.get('models-folder')).toBeNull();
  ledger.settings.set('models-folder', 'true');
  ledger.settings.set('models-folder', 'false');
  expect(ledger.settings.get('models-folder')).toBe('false');
});

describe('a transaction', () => {
  test('is atomic', () => {
    const { ledger } = opened();
    const row = ledger.downloads.insert(newDownload('d1'));
    const work = (): void => {
      ledger.downloads.move(row, { to: 'downloading' });
      ledger.settings.set('models-folder', '1');
      throw new Error('halfway');
    };
    expect(() => ledger.transaction(work)).toThrow('halfway');
    expect(ledger.downloads.get('d1')).toEqual(row);
    expect(ledger.settings.get('models-folder')).toBeNull();
    expect(ledger.transaction(() => 7)).toBe(7);
  });

  test('C8: an unwritable ledger has an error code of its own', () => {
    const file = path.join(tempFolder(), 'ledger.sqlite');
    openLedger(file).close();
    const other = new Database(file);
    other.exec(`CREATE TRIGGER stop BEFORE INSERT ON setting BEGIN SELECT raise(ABORT, 'no room'); END`);
    other.close();
    const ledger = openLedger(file);
    onTestFinished(() => ledger.close());
    let thrown: unknown;
    try {
      ledger.transaction(() => ledger.settings.set('models-folder', '1'));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(NogginError);
    expect(thrown).toMatchObject({
      code: 'ledger-unavailable',
      details: { sqliteCode: 'SQLITE_CONSTRAINT_TRIGGER' },
    });
  });
});

test('C1: a committed record survives a process that ends without closing', () => {
  const { ledger, file } = opened();
  ledger.downloads.insert(newDownload('d1'));
  ledger.pieces.record('d1', [{ index: 0, bytes: 64, crc32: 9 }]);
  // The first connection stays open: another process would see committed data only.
  const after = openLedger(copyLedger(file, tempFolder()));
  expect(after.downloads.get('d1')).toMatchObject({ state: 'pending', durableBytes: 64 });
  after.close();
});

describe('a lazy commit', () => {
  test('C3: is visible to the next process, without waiting for the disk', () => {
    const { ledger, file } = opened();
    ledger.downloads.insert(newDownload('d1'));
    ledger.commitLazily(() => ledger.pieces.record('d1', [{ index: 0, bytes: 10, crc32: 1 }]));
    const bytes = readLedger(file, (bare) => bare.prepare('SELECT sum(bytes) FROM piece').pluck().get());
    expect(bytes).toBe(10);
  });

  test('is atomic, and the next commit waits for the disk again', () => {
    const { ledger } = opened();
    ledger.downloads.insert(newDownload('d1'));
    expect(() =>
      ledger.commitLazily(() => {
        ledger.pieces.record('d1', [{ index: 0, bytes: 10, crc32: 1 }]);
        throw new Error('midway');
      }),
    ).toThrow('midway');
    expect(ledger.pieces.of('d1')).toEqual([]);
    ledger.transaction(() => ledger.pieces.record('d1', [{ index: 1, bytes: 5, crc32: 1 }]));
    expect(ledger.pieces.of('d1')).toHaveLength(1);
  });
});
