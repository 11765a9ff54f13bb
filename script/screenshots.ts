// Pictures of every screen of the real app, for looking at: light, dark, small, and with text at twice its size.
// Usage: npm run screenshots [-- --folder DIR]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setStage } from '../test/support/app/stage.ts';
import { buildApp } from './build.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot } from './lib/runtime.ts';
import { type Looks, openStudio } from './pictures/studio.ts';

const MiB = 1024 * 1024;
const { values } = parseArgs({
  options: { folder: { type: 'string', default: path.join(projectRoot, 'screenshots') } },
});

const everyLooks: readonly Looks[] = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'small', colorScheme: 'light', size: { width: 720, height: 520 } },
  { name: 'large-text', colorScheme: 'light', zoom: 2 },
];

await buildApp();
rmSync(path.resolve(values.folder), { recursive: true, force: true });
await withDisplay(async () => {
  for (const looks of everyLooks) {
    const folder = path.join(path.resolve(values.folder), looks.name);
    mkdirSync(folder, { recursive: true });
    await takeAll(looks, folder);
    console.log(folder);
  }
});

/** One life of a model, with everything on the way that can be seen. */
async function takeAll(looks: Looks, folder: string): Promise<void> {
  const stage = await setStage({
    bytes: 256 * MiB,
    limits: { bytesPerSecond: 32 * MiB },
    faults: { corruptByte: { at: 200 * MiB } },
  });
  const studio = openStudio(stage.app, looks, folder);
  try {
    await studio.open();
    await studio.sees('Download');
    await studio.shoot('1-first-screen');
    await studio.click('Choose another');
    await studio.shoot('2-list-open');
    await studio.click('Choose another');
    await studio.click('Download');
    await studio.reaches(20);
    await studio.shoot('3-downloading');
    await studio.click('Pause');
    await studio.sees('Resume');
    await studio.shoot('4-paused');
    await studio.click('Resume');
    await studio.reaches(45);
    await studio.click('Cancel');
    await studio.shoot('5-cancel-question');
    await studio.click('Keep downloading');
    await studio.kill();
    await studio.open();
    await studio.sees('Pause');
    await studio.shoot('6-interrupted');
    stage.host.limit({});
    if (await studio.catches('Checking')) await studio.shoot('7-checking');
    await studio.sees('Try again');
    await studio.shoot('8-failed');
    await studio.click('Details');
    await studio.shoot('9-failed-details');
    await studio.click('Cancel');
    await studio.sees('Download');
    stage.host.set({});
    mkdirSync(path.dirname(stage.target), { recursive: true });
    writeFileSync(stage.target, 'something of mine');
    await studio.click('Download');
    await studio.sees('Replace the file');
    await studio.shoot('10-target-occupied');
    await studio.click('Replace the file');
    await studio.sees('Show in folder');
    await studio.shoot('11-installed');
  } finally {
    await studio.kill();
    await stage.clear();
  }
}
