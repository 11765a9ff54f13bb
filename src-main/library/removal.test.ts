import { randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { damage } from '../../test/support/library/damage.ts';
import { type LibraryScene, setInstalledScene } from '../../test/support/library/library.ts';
import { moveAside } from './removal.ts';

const files = ({ scene }: LibraryScene): string[] => readdirSync(scene.engine.modelsFolder);
const removalOf = ({ library }: LibraryScene): string => library.view().removals[0]?.id ?? '';

describe('a removed model', () => {
  test('is set aside, and an undo restores file and entry', async () => {
    const set = await setInstalledScene();
    await set.library.remove('tiny');
    expect(set.library.view()).toMatchObject({ entries: [], removals: [{ name: 'Tiny', isModel: true }] });
    expect(set.library.view().unknownFiles).toEqual([]);
    expect(files(set)).toEqual([expect.stringMatching(/^tiny \(set aside .*\)\.gguf$/)]);
    await set.library.undoRemove(removalOf(set));
    expect(set.entry()).toMatchObject({ state: 'present', isCurrent: true });
    expect(set.scene.installedHash()).toBe(set.scene.model.sha256);
    expect(files(set)).toEqual(['tiny.gguf']);
  });

  test('is deleted with its checksums when the removal is final', async () => {
    const set = await setInstalledScene();
    const { ledger } = set.scene.engine;
    const downloadId = ledger.installed.get('tiny')?.downloadId ?? '';
    expect(ledger.pieces.of(downloadId)).not.toEqual([]);
    await set.library.remove('tiny');
    await set.library.finishRemove(removalOf(set));
    expect(files(set)).toEqual([]);
    expect(set.library.view()).toEqual({ entries: [], removals: [], unknownFiles: [] });
    expect(ledger.pieces.of(downloadId)).toEqual([]);
  });

  test('can be restored after a restart, with its damage', async () => {
    const set = await setInstalledScene();
    damage(set.scene.engine.target('tiny'), 9);
    set.library.check('tiny');
    await set.until(({ entries }) => entries[0]?.state === 'damaged' && entries[0].reading === null);
    await set.library.remove('tiny');
    const again = await set.reopen();
    await again.library.recover();
    await again.library.undoRemove(removalOf(again));
    expect(again.entry()).toMatchObject({ state: 'damaged', damagedBytes: 64 * 1024 });
  });

  test('is deleted for good at the next start after the undo period', async () => {
    let nowMs = Date.now();
    const set = await setInstalledScene({ libraryPorts: { now: () => nowMs } });
    await set.library.remove('tiny');
    const again = await set.reopen();
    nowMs += 3_600_000;
    await again.library.recover();
    expect(files(again)).toEqual([]);
    expect(again.library.view().removals).toEqual([]);
  });

  test('C1: is an entry again when the process died before the file was moved', async () => {
    const set = await setInstalledScene();
    const { ledger } = set.scene.engine;
    const installed = ledger.installed.get('tiny');
    if (installed === null) throw new Error('not installed');
    const { name, path: file, bytes } = installed;
    const removal = await moveAside(
      ledger,
      { name, path: file, bytes, installed, wasCurrent: true },
      randomUUID(),
      Date.now(),
    );
    renameSync(removal.asidePath, file);
    const again = await set.reopen();
    await again.library.recover();
    expect(again.entry().state).toBe('present');
    expect(again.library.view().removals).toEqual([]);
  });

  test('C1: is an entry again when the process died half-way through an undo', async () => {
    const set = await setInstalledScene();
    await set.library.remove('tiny');
    const target = set.scene.engine.target('tiny');
    linkSync(set.scene.engine.ledger.removals.all()[0]?.asidePath ?? '', target);
    const again = await set.reopen();
    await again.library.recover();
    expect(again.entry().state).toBe('present');
    expect(again.library.view().removals).toEqual([]);
    expect(files(again)).toEqual(['tiny.gguf']);
  });

  test('C1: is still set aside when the process died after only its name was reserved', async () => {
    const set = await setInstalledScene();
    await set.library.remove('tiny');
    writeFileSync(set.scene.engine.target('tiny'), '');
    const again = await set.reopen();
    await again.library.recover();
    await again.library.undoRemove(removalOf(again));
    expect(again.entry().state).toBe('present');
    expect(files(again)).toEqual(['tiny.gguf']);
  });

  test('is never restored over a file that took its name', async () => {
    const set = await setInstalledScene();
    const target = set.scene.engine.target('tiny');
    await set.library.remove('tiny');
    writeFileSync(target, 'something of mine');
    await expect(set.library.undoRemove(removalOf(set))).rejects.toMatchObject({ code: 'target-occupied' });
    expect(readFileSync(target, 'utf8')).toBe('something of mine');
    expect(set.library.view().removals).toHaveLength(1);
  });

  test('on an unplugged drive stays recorded, and is deleted once the drive is back', async () => {
    const set = await setInstalledScene();
    const folder = set.scene.engine.modelsFolder;
    await set.library.remove('tiny');
    renameSync(folder, `${folder} unplugged`);
    await expect(set.library.finishRemove(removalOf(set))).rejects.toMatchObject({
      code: 'folder-unavailable',
    });
    const again = await set.reopen();
    await again.library.recover();
    expect(again.library.view().removals).toHaveLength(1);
    renameSync(`${folder} unplugged`, folder);
    await again.library.finishRemove(removalOf(again));
    expect(files(again)).toEqual([]);
  });

  test('without a file loses its entry, with nothing to undo', async () => {
    const set = await setInstalledScene();
    unlinkSync(set.scene.engine.target('tiny'));
    await set.library.remove('tiny');
    expect(set.library.view()).toEqual({ entries: [], removals: [], unknownFiles: [] });
  });

  test('can be downloaded again while it is set aside, which blocks the undo', async () => {
    const set = await setInstalledScene();
    const { engine } = set.scene;
    await set.library.remove('tiny');
    const { id } = engine.downloads.start('tiny');
    await engine.until(id, (view) => view.state === 'complete');
    await expect(set.library.undoRemove(removalOf(set))).rejects.toMatchObject({ code: 'not-now' });
    await set.library.finishRemove(removalOf(set));
    expect(existsSync(engine.target('tiny'))).toBe(true);
    expect(engine.ledger.pieces.of(id)).not.toEqual([]);
    expect(files(set)).toEqual([path.basename(engine.target('tiny'))]);
  });

  test('stops a repair in preparation, and leaves no partial', async () => {
    const set = await setInstalledScene({ bytes: 32 * 1024 * 1024 });
    damage(set.scene.engine.target('tiny'), 30 * 1024 * 1024);
    set.library.repair('tiny');
    await set.library.remove('tiny');
    expect(set.scene.engine.downloads.list()).toEqual([]);
    expect(files(set)).toEqual([expect.stringMatching(/set aside/)]);
  });

  test('is kept while a repair runs: the removal is refused', async () => {
    const set = await setInstalledScene();
    damage(set.scene.engine.target('tiny'), 9);
    const gate = set.scene.host.hold();
    set.library.repair('tiny');
    await set.scene.host.until((host) => host.requests.length > 1);
    await expect(set.library.remove('tiny')).rejects.toMatchObject({ code: 'not-now' });
    gate.open();
  });
});
