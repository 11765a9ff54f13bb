import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { newDownload } from '../../test/support/ledger/rows.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { migrations } from './migrations.ts';

function opened(file = path.join(tempFolder(), 'ledger.sqlite')): Ledger {
  const ledger = openLedger(file);
  onTestFinished(() => ledger.close());
  return ledger;
}

test('a download keeps its source, except for catalogue models', () => {
  const ledger = opened();
  ledger.downloads.insert(newDownload('d1'));
  const source = { kind: 'hub', repository: 'org/repo', revision: 'a'.repeat(40), file: 'm.gguf' } as const;
  ledger.sources.put('d1', source);
  expect([ledger.sources.of('d1'), ledger.sources.of('d2')]).toEqual([source, null]);
  expect(() => ledger.sources.put('d2', source)).toThrow(/FOREIGN KEY/);
});

test('a source without a published hash expects none; an invalid hash is refused', () => {
  const ledger = opened();
  const row = ledger.downloads.insert({ ...newDownload('d1'), expectedSha256: null });
  expect(row.expectedSha256).toBeNull();
  const short = { ...newDownload('d2', 'other'), expectedSha256: 'abc' };
  expect(() => ledger.downloads.insert(short)).toThrow(/CHECK/);
});

test('a ledger of version 1 keeps its downloads, their hashes, and what refers to them', () => {
  const file = path.join(tempFolder(), 'ledger.sqlite');
  const old = new Database(file);
  old.exec(String(migrations[0]));
  old.exec(`
    PRAGMA user_version = 1;
    INSERT INTO download (id, model_id, name, source_url, target_path, partial_path, expected_sha256,
      created_at_ms, updated_at_ms)
    VALUES ('d1', 'm', 'M', 'https://a.example/m', '/m', '/m.partial', '${'ab'.repeat(32)}', 1, 1);
    INSERT INTO piece VALUES ('d1', 0, 10, 7);
    INSERT INTO history (download_id, at_ms, event, to_state, durable_bytes) VALUES ('d1', 1, 'start', 'pending', 0);
    INSERT INTO installed VALUES ('n', 'N', '/n', 5, 1, '${'cd'.repeat(32)}', 1, 0, 'd1');`);
  old.close();
  const ledger = opened(file);
  expect(ledger.downloads.get('d1')).toMatchObject({ expectedSha256: 'ab'.repeat(32), durableBytes: 10 });
  expect(ledger.installed.get('n')).toMatchObject({ byPublisher: true, downloadId: 'd1' });
  const moved = ledger.downloads.live().map((row) => ledger.downloads.move(row, { to: 'downloading' }));
  expect(moved).toMatchObject([{ state: 'downloading' }]);
});
