import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { lookAtUse } from './look.ts';

function scene(name = 'a.gguf') {
  const home = tempFolder();
  const file = path.join(home, name);
  writeFileSync(file, 'a model');
  const bin = path.join(home, 'bin');
  const look = (at = file) =>
    lookAtUse(at, { platform: process.platform, home, environment: { PATH: bin, LOCALAPPDATA: home } });
  return { home, file, bin, look };
}

it('a file with one name is reported so, whichever programs are installed', async () => {
  const { look } = scene();
  expect(await look()).toMatchObject({ hasOneName: true, isOneFile: true, lmStudioElsewhere: false });
});

it('installed programs are found', async () => {
  const { home, bin, look } = scene();
  const before = (await look()).found;
  mkdirSync(bin);
  const ending = process.platform === 'win32' ? '.exe' : '';
  writeFileSync(path.join(bin, `open-webui${ending}`), '');
  mkdirSync(path.join(home, '.continue'));
  expect(before).not.toContain('open-webui');
  expect(before).not.toContain('continue');
  expect((await look()).found).toEqual(expect.arrayContaining(['open-webui', 'continue']));
});

it('a hard-linked or symlinked file is reported to have more than one name', async () => {
  const { home, file, look } = scene();
  linkSync(file, path.join(home, 'twin.gguf'));
  expect(await look()).toMatchObject({ hasOneName: false });
  const alone = path.join(home, 'alone.gguf');
  writeFileSync(alone, 'another');
  const link = path.join(home, 'link.gguf');
  symlinkSync(alone, link);
  expect(await look(alone)).toMatchObject({ hasOneName: true });
  expect(await look(link)).toMatchObject({ hasOneName: false });
});

it('the first file of a split model is reported as such', async () => {
  expect(await scene('big-00001-of-00003.gguf').look()).toMatchObject({ isOneFile: false });
});

it('LM Studio on the same disk needs no copy', async () => {
  const { home, look } = scene();
  mkdirSync(path.join(home, '.lmstudio', 'models'), { recursive: true });
  expect(await look()).toMatchObject({ lmStudioElsewhere: false });
});

it.skipIf(process.platform !== 'linux')('LM Studio configured for another disk needs a copy', async () => {
  const { home, file } = scene();
  const environment = {};
  // Shared memory is a disk of its own on Linux.
  const read = (name: string) =>
    name === path.join(home, '.lmstudio', 'settings.json') ? '{"downloadsFolder":"/dev/shm"}' : null;
  expect(await lookAtUse(file, { platform: 'linux', home, environment, read })).toMatchObject({
    lmStudioElsewhere: true,
  });
});

it('a missing file is reported', async () => {
  const { home, look } = scene();
  await expect(look(path.join(home, 'gone.gguf'))).rejects.toMatchObject({ code: expect.any(String) });
});
