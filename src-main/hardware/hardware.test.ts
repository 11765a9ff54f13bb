import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { lookCloser, nothingKnown } from './closer-look.ts';
import { createHardware, type HardwarePorts, isAppleSilicon } from './hardware.ts';

const worker = new URL('./worker.ts', import.meta.url);

function ports(over: Partial<HardwarePorts> = {}): HardwarePorts {
  return { look: async () => nothingKnown, gpuDevices: async () => [], limitMs: 20, ...over };
}

/** Resolves when the next look has been taken. */
function looked(hardware: ReturnType<typeof createHardware>): Promise<void> {
  return new Promise((resolve) => {
    const stop = hardware.onChange(() => {
      stop();
      resolve();
    });
  });
}

describe('the closer look', () => {
  test('finds this disk, really', async () => {
    const report = await lookCloser(worker, 30_000);
    expect(report.volumes?.length).toBeGreaterThan(0);
    expect(report.cards).not.toBeNull();
  });

  test('is given up when it takes too long, with what was told by then', async () => {
    const file = path.join(tempFolder(), 'stuck.mjs');
    writeFileSync(
      file,
      `import { parentPort } from 'node:worker_threads';
       parentPort.postMessage({ volumes: [] });
       setInterval(() => {}, 1000);`,
    );
    expect(await lookCloser(pathToFileURL(file), 1500)).toEqual({ ...nothingKnown, volumes: [] });
  });

  test.each([
    ['breaks', 'throw new Error("no")'],
    ['ends without a word', 'process.exit(3)'],
    ['is not there', null],
  ])('that %s leaves everything unknown', async (_what, code) => {
    const file = path.join(tempFolder(), 'broken.mjs');
    if (code !== null) writeFileSync(file, code);
    expect(await lookCloser(pathToFileURL(file), 10_000)).toEqual(nothingKnown);
  });
});

describe('the hardware', () => {
  test('is unknown at first, looked at once in the background, and then known', async () => {
    let looks = 0;
    const look = async () => {
      looks += 1;
      return nothingKnown;
    };
    const hardware = createHardware(ports({ look }));
    const folder = tempFolder();
    const known = looked(hardware);
    expect(hardware.view(folder)).toBeNull();
    await known;
    expect(hardware.view(folder)).toMatchObject({ graphicsCards: [] });
    expect(hardware.view(folder)).not.toBeNull();
    expect(looks).toBe(1);
  });

  test('another folder may be another disk', async () => {
    const hardware = createHardware(ports());
    const [one, two] = [tempFolder(), tempFolder()];
    const known = looked(hardware);
    hardware.view(one);
    await known;
    expect(hardware.view(two)).toBeNull();
  });

  test('nothing that goes wrong, or never answers, is waited for', async () => {
    const broken = ports({
      look: () => Promise.reject(new Error('no')),
      gpuDevices: () => new Promise(() => {}),
    });
    const hardware = createHardware(broken);
    const folder = path.join(tempFolder(), 'not', 'yet');
    const known = looked(hardware);
    hardware.view(folder);
    await known;
    expect(hardware.view(folder)).toMatchObject({ graphicsCards: null });
  });

  test.runIf(process.platform === 'linux')('the largest file is known without a look', async () => {
    const hardware = createHardware(ports({ look: () => new Promise(() => {}) }));
    expect(await hardware.largestFile(tempFolder())).toBeNull();
  });
});

test.each([
  ['darwin', 'arm64', 'Apple M2', true],
  ['darwin', 'x64', 'VirtualApple @ 2.50GHz', true],
  ['darwin', 'x64', 'Intel(R) Core(TM) i7', false],
  ['linux', 'arm64', 'Apple M2', false],
])('%s on %s, %s: unified memory is %s', (platform, architecture, processor, isUnified) => {
  expect(isAppleSilicon(platform, architecture, processor)).toBe(isUnified);
});
