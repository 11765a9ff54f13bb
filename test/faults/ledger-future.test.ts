import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../src-main/ledger/migrations.ts';
import { openEngine } from '../support/engine/engine.ts';
import { pausedHalfway, resumed } from './play.ts';

test('C7: on a ledger of a newer version no engine starts, and ledger and partial stay unchanged', async () => {
  const { scene, id } = await pausedHalfway();
  await scene.engine.stop();
  const setVersion = (version: number): void => {
    const ledger = new Database(scene.engine.ledgerFile);
    ledger.pragma(`user_version = ${version}`);
    ledger.close();
  };
  setVersion(migrations.length + 1);
  const partial = path.join(scene.engine.modelsFolder, readdirSync(scene.engine.modelsFolder)[0] ?? '');
  const before = [readFileSync(scene.engine.ledgerFile), readFileSync(partial)];

  const open = (): unknown => openEngine({ home: scene.home, models: [scene.model] });
  expect(open).toThrow(expect.objectContaining({ code: 'ledger-from-future' }));
  expect([readFileSync(scene.engine.ledgerFile), readFileSync(partial)]).toEqual(before);

  // In the newer Noggin, here the same one, everything is unchanged.
  setVersion(migrations.length);
  await scene.reopen();
  const { view, events } = await resumed(scene, id);
  expect(view.state).toBe('complete');
  expect(events).toEqual([]);
});
