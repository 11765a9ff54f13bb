import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFileSaying } from '../support/gguf/companions.ts';
import { aModelFile } from '../support/hub/scene.ts';
import { damage } from '../support/library/damage.ts';
import { type LibraryScene, setInstalledScene, setLibraryScene } from '../support/library/library.ts';

const KiB = 1024;
const piece = 64 * KiB;

/** Presses Repair and waits for its end. */
async function repaired({ scene, library, until }: LibraryScene): Promise<void> {
  library.repair('tiny');
  await until(({ entries }) => entries[0]?.reading === null);
  const [download] = scene.engine.downloads.list();
  if (download !== undefined) await scene.engine.until(download.id, (view) => view.state === 'complete');
  await library.look();
}

describe('B12: an installed file', () => {
  test('B12: that changed is noticed by size and date; a check finds its state', async () => {
    const set = await setInstalledScene();
    const file = set.scene.engine.target('tiny');
    expect(set.entry().state).toBe('present');
    utimesSync(file, new Date(), new Date(1_000_000_000_000));
    await set.library.look();
    expect(set.entry().state).toBe('changed');
    set.library.check('tiny');
    await set.until(({ entries }) => entries[0]?.reading === null && entries[0]?.state === 'present');
  });

  test('B12: with two damaged pieces fetches only these, and stays in place until then', async () => {
    const set = await setInstalledScene();
    const { scene } = set;
    const file = scene.engine.target('tiny');
    damage(file, 3 * piece + 5);
    damage(file, 20 * piece);
    await set.library.look();
    expect(set.entry().state).toBe('changed');
    set.library.check('tiny');
    await set.until(({ entries }) => entries[0]?.state === 'damaged' && entries[0].reading === null);
    expect(set.entry().damagedBytes).toBe(2 * piece);
    const served = scene.host.bytesServed;
    const gate = scene.host.hold();
    set.library.repair('tiny');
    await scene.host.until((host) => host.requests.length > 1);
    expect(existsSync(file)).toBe(true);
    gate.open();
    const [download] = scene.engine.downloads.list();
    await scene.engine.until(download?.id ?? '', (view) => view.state === 'complete');
    await set.library.look();
    expect(scene.host.bytesServed - served).toBe(2 * piece);
    expect(scene.installedHash()).toBe(scene.model.sha256);
    expect(set.entry()).toMatchObject({ state: 'present', damagedBytes: null, canRepair: true });
    expect(readdirSync(scene.engine.modelsFolder)).toEqual(['tiny.gguf']);
    expect(scene.violations()).toEqual([]);
  });

  test('B12: repaired twice keeps the checksums of its pieces', async () => {
    const set = await setInstalledScene();
    const { scene } = set;
    for (const at of [0, 7 * piece]) {
      damage(scene.engine.target('tiny'), at);
      const served = scene.host.bytesServed;
      await repaired(set);
      expect(scene.host.bytesServed - served).toBe(piece);
      expect(scene.installedHash()).toBe(scene.model.sha256);
    }
  });

  test.each<[string, (file: string) => void, number]>([
    ['truncated', (file) => truncateSync(file, 10 * piece), 22 * piece],
    ['longer', (file) => appendFileSync(file, 'more'), 0],
  ])('B12: that is %s keeps the rest', async (_name, harm, fetched) => {
    const set = await setInstalledScene();
    harm(set.scene.engine.target('tiny'));
    const served = set.scene.host.bytesServed;
    await repaired(set);
    expect(set.scene.host.bytesServed - served).toBe(fetched);
    expect(set.scene.installedHash()).toBe(set.scene.model.sha256);
  });

  test('B12: whose source ignores ranges now is fetched as a whole', async () => {
    const set = await setInstalledScene();
    damage(set.scene.engine.target('tiny'), 9);
    set.scene.host.set({ ignoreRange: true });
    const served = set.scene.host.bytesServed;
    await repaired(set);
    expect(set.scene.host.bytesServed - served).toBeGreaterThanOrEqual(set.scene.content.length);
    expect(set.scene.installedHash()).toBe(set.scene.model.sha256);
  });

  test('B12: replaced by another file is repaired, and that file kept beside it', async () => {
    const set = await setInstalledScene();
    const file = set.scene.engine.target('tiny');
    writeFileSync(file, 'something of mine');
    await repaired(set);
    expect(set.scene.installedHash()).toBe(set.scene.model.sha256);
    const [other] = readdirSync(set.scene.engine.modelsFolder).filter((name) => name !== 'tiny.gguf');
    expect(readFileSync(path.join(set.scene.engine.modelsFolder, other ?? ''), 'utf8')).toBe(
      'something of mine',
    );
    expect(set.unknown().name).toBe(other);
  });

  test('B12: whose repair is canceled stays, and stays marked as damaged', async () => {
    const set = await setInstalledScene();
    const { scene } = set;
    damage(scene.engine.target('tiny'), 9);
    const gate = scene.host.hold();
    set.library.repair('tiny');
    await scene.host.until((host) => host.requests.length > 1);
    const [download] = scene.engine.downloads.list();
    scene.engine.downloads.cancel(download?.id ?? '');
    gate.open();
    await set.until(({ entries }) => entries[0]?.state === 'damaged');
    expect(existsSync(scene.engine.target('tiny'))).toBe(true);
  });

  test('B12: whose repair was cut off by a crash resumes it after the restart', async () => {
    const set = await setInstalledScene();
    const { scene } = set;
    damage(scene.engine.target('tiny'), 9);
    const gate = scene.host.hold();
    set.library.repair('tiny');
    await scene.host.until((host) => host.requests.length > 1);
    const id = scene.engine.downloads.list()[0]?.id ?? '';
    const again = await set.reopen();
    gate.open();
    await scene.engine.downloads.recover();
    await scene.engine.until(id, (view) => view.state === 'complete');
    await again.library.look();
    expect(scene.installedHash()).toBe(scene.model.sha256);
    expect(again.entry().state).toBe('present');
  });

  test('B12: that was deleted is noticed, and fetched again on request', async () => {
    const set = await setInstalledScene();
    unlinkSync(set.scene.engine.target('tiny'));
    await set.library.look();
    expect(set.entry()).toMatchObject({ state: 'missing', damagedBytes: set.scene.content.length });
    await repaired(set);
    expect(set.scene.installedHash()).toBe(set.scene.model.sha256);
    expect(set.entry().state).toBe('present');
  });

  test('B12: whose drive is gone keeps its entry, and comes back', async () => {
    const set = await setInstalledScene();
    const folder = set.scene.engine.modelsFolder;
    renameSync(folder, `${folder} unplugged`);
    await set.library.look();
    expect(set.entry().state).toBe('drive-missing');
    await expect(set.library.pathOf('tiny')).rejects.toMatchObject({ code: 'folder-unavailable' });
    set.library.repair('tiny');
    await set.until(({ entries }) => entries[0]?.error?.code === 'folder-unavailable');
    expect(existsSync(folder)).toBe(false);
    renameSync(`${folder} unplugged`, folder);
    await set.until(({ entries }) => entries[0]?.state === 'present');
  });

  test('B12: without space for a copy is left unchanged, with the reason', async (context) => {
    const set = await setInstalledScene({ libraryPorts: { freeBytes: async () => 1000 } });
    const file = set.scene.engine.target('tiny');
    damage(file, 9);
    const before = readFileSync(file);
    set.library.repair('tiny');
    const view = await set.until(({ entries }) => entries[0]?.reading === null);
    context.skip(view.entries[0]?.error === null, 'this file system clones: no room is needed');
    expect(view.entries[0]?.error?.code).toBe('disk-full');
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(set.scene.engine.modelsFolder)).toEqual(['tiny.gguf']);
  });

  test('B12: whose check is stopped keeps its state', async () => {
    const set = await setInstalledScene({ bytes: 64 * KiB * KiB });
    damage(set.scene.engine.target('tiny'), 60 * KiB * KiB);
    set.library.check('tiny');
    expect(set.entry().reading).toMatchObject({ kind: 'checking' });
    await set.library.stopReading('tiny');
    await set.library.look();
    expect(set.entry()).toMatchObject({ state: 'changed', reading: null, error: null });
  });
});

describe('B11: an unknown file', () => {
  const setWith = async (name: string, content: Buffer | string): Promise<LibraryScene> => {
    const set = await setInstalledScene();
    writeFileSync(path.join(set.scene.engine.modelsFolder, name), content);
    await set.library.look();
    return set;
  };

  test('B11: a partial of another version is listed with its size, and stays until the person removes it', async () => {
    const set = await setWith('mistral.gguf.7.partial', 'x'.repeat(5000));
    expect(set.unknown()).toMatchObject({
      name: 'mistral.gguf.7.partial',
      kind: 'partial',
      bytes: 5000,
      isYoung: true,
    });
    const again = await set.reopen();
    await again.library.recover();
    expect(again.unknown().bytes).toBe(5000);
    await again.library.removeFile(again.unknown().id);
    expect(again.library.view().unknownFiles).toEqual([]);
    const [removal] = again.library.view().removals;
    await again.library.finishRemove(removal?.id ?? '');
    expect(readdirSync(again.scene.engine.modelsFolder)).toEqual(['tiny.gguf']);
  });

  test('B11: live partials and installed files are left out', async () => {
    const set = await setLibraryScene();
    const gate = set.scene.host.gateAt(set.scene.content.length / 2);
    const { id } = set.scene.engine.downloads.start('tiny');
    await set.scene.engine.until(id, (view) => view.receivedBytes > 0);
    await set.library.look();
    expect(set.library.view().unknownFiles).toEqual([]);
    gate.open();
    await set.scene.engine.until(id, (view) => view.state === 'complete');
    await set.library.look();
    expect(set.library.view().unknownFiles).toEqual([]);
  });

  test('B11: a partial with holes is adopted, and its bytes are kept', async () => {
    const set = await setLibraryScene();
    const { scene } = set;
    const { id } = scene.engine.downloads.start('tiny');
    await scene.engine.until(id, (view) => view.state === 'complete');
    await set.library.look();
    await set.library.remove('tiny');
    await set.library.finishRemove(set.library.view().removals[0]?.id ?? '');
    const begun = Buffer.from(scene.content.subarray(0, 24 * piece));
    begun.fill(0, 4 * piece, 8 * piece);
    writeFileSync(path.join(scene.engine.modelsFolder, 'tiny.gguf.partial'), begun);
    await set.library.look();
    expect(set.unknown()).toMatchObject({ beginsModel: 'Tiny' });
    const served = scene.host.bytesServed;
    await set.library.adoptFile(set.unknown().id);
    await set.until(({ unknownFiles }) => unknownFiles.length === 0);
    const [download] = scene.engine.downloads.list();
    if (download !== undefined) await scene.engine.until(download.id, (view) => view.state === 'complete');
    expect(scene.installedHash()).toBe(scene.model.sha256);
    expect(scene.host.bytesServed - served).toBeLessThan(13 * piece);
  });

  test('B11: a model under another name is recognized by its hash, and adopted in place', async () => {
    const set = await setLibraryScene();
    const { scene } = set;
    const { id } = scene.engine.downloads.start('tiny');
    await scene.engine.until(id, (view) => view.state === 'complete');
    await set.library.look();
    await set.library.remove('tiny');
    await set.library.finishRemove(set.library.view().removals[0]?.id ?? '');
    const file = path.join(scene.engine.modelsFolder, 'my own name.gguf');
    writeFileSync(file, scene.content);
    await set.library.look();
    set.library.examineFile(set.unknown().id);
    await set.until(({ entries }) => entries.length === 1);
    expect(set.entry()).toMatchObject({ modelId: 'tiny', byPublisher: true, isCurrent: true });
    expect(await set.library.pathOf('tiny')).toBe(file);
  });

  test('B11: an unverified model is adopted only after a warning', async () => {
    const other = Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(5000, 7)]);
    const set = await setWith('mine.gguf', other);
    await expect(set.library.adoptFile(set.unknown().id)).rejects.toMatchObject({ code: 'not-now' });
    set.library.examineFile(set.unknown().id);
    await set.until(({ unknownFiles }) => unknownFiles[0]?.finding === 'unverified');
    await set.library.adoptFile(set.unknown().id);
    const mine = set.library.view().entries.find(({ modelId }) => modelId.startsWith('file-'));
    expect(mine).toMatchObject({ byPublisher: false, canRepair: false, isCurrent: false });
  });

  test.each([
    ['not a model', 'text.gguf', 'hello', 'not-a-model'],
    ['an installed one', 'copy.gguf', null, 'have-it-already'],
  ])('B11: %s is recognized as such', async (_name, name, content, finding) => {
    const set = await setWith(name, content ?? '');
    if (content === null) {
      writeFileSync(path.join(set.scene.engine.modelsFolder, name), set.scene.content);
      await set.library.look();
    }
    set.library.examineFile(set.unknown().id);
    await set.until(({ unknownFiles }) => unknownFiles[0]?.finding === finding);
  });

  test.each([
    [
      'that is truncated',
      (whole: Buffer) => whole.subarray(0, Math.floor(whole.length * 0.6)),
      'file-cut-off',
    ],
    ['of an adapter', () => aFileSaying({ 'general.type': 'adapter' }), 'companion-file'],
  ])('B11: a file %s is refused with its kind', async (_name, make, code) => {
    const set = await setWith('mine.gguf', make(aModelFile(500_000)));
    set.library.examineFile(set.unknown().id);
    const { unknownFiles } = await set.until((view) => view.unknownFiles[0]?.error != null);
    expect(unknownFiles[0]).toMatchObject({ finding: 'unread', error: { code } });
    await expect(set.library.adoptFile(set.unknown().id)).rejects.toMatchObject({ code: 'not-now' });
  });

  test('B11: a file that changes after it was listed is left alone', async () => {
    const set = await setWith('growing.partial', 'some');
    const { id } = set.unknown();
    const file = path.join(set.scene.engine.modelsFolder, 'growing.partial');
    appendFileSync(file, ' more');
    await expect(set.library.removeFile(id)).rejects.toMatchObject({ code: 'not-now' });
    expect(readFileSync(file, 'utf8')).toBe('some more');
  });
});
