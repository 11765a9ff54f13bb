import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { openOrReplaceLedger } from '../ledger/open-or-replace.ts';
import type { Log } from '../log-port.ts';
import { lookCloser, nothingKnown } from './closer-look.ts';
import { createHardware, type HardwarePorts, isAppleSilicon } from './hardware.ts';
import { hardwareMemory } from './remembered.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const noDisk = { fileSystem: null, largestFileBytes: null, isRemovable: null };
const worker = new URL('./worker.ts', import.meta.url);

function ports(over: Partial<HardwarePorts> = {}): HardwarePorts {
  const memory = { recall: () => null, remember: () => {} };
  return {
    look: async () => nothingKnown,
    gpuDevices: async () => [],
    limitMs: 20,
    shown: Promise.resolve(),
    idle: Promise.resolve(),
    ...memory,
    ...over,
  };
}

/** Resolves when the next probe has ended. */
function looked(hardware: ReturnType<typeof createHardware>): Promise<void> {
  return new Promise((resolve) => {
    const stop = hardware.onChange(() => {
      stop();
      resolve();
    });
  });
}

describe('the probe', () => {
  test('finds this computer’s real disk', async () => {
    const report = await lookCloser(worker, 30_000);
    expect(report.volumes?.length).toBeGreaterThan(0);
    expect(report.cards).not.toBeNull();
  });

  test('is abandoned after its timeout, keeping what was found by then', async () => {
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
    ['exits silently', 'process.exit(3)'],
    ['is missing', null],
  ])('that %s leaves everything unknown', async (_what, code) => {
    const file = path.join(tempFolder(), 'broken.mjs');
    if (code !== null) writeFileSync(file, code);
    expect(await lookCloser(pathToFileURL(file), 10_000)).toEqual(nothingKnown);
  });
});

describe('the hardware', () => {
  test('is unknown at first, probed once in the background, and then known', async () => {
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

  test('is probed again for another folder, which may be on another disk', async () => {
    const hardware = createHardware(ports());
    const [one, two] = [tempFolder(), tempFolder()];
    const known = looked(hardware);
    hardware.view(one);
    await known;
    expect(hardware.view(two)).toBeNull();
  });

  test('is known at once from the last probe, until the new one ends', async () => {
    const folder = tempFolder();
    const { ledger } = openOrReplaceLedger(path.join(tempFolder(), 'ledger.sqlite'));
    onTestFinished(() => ledger.close());
    const memory = hardwareMemory(ledger, silent);
    expect(memory.recall()).toBeNull();
    const nvidia = async () => [{ vendorId: 0x10de, deviceId: 1 }];
    const first = createHardware(ports({ ...memory, gpuDevices: nvidia }));
    const known = looked(first);
    first.view(folder);
    await known;
    const second = createHardware(ports({ ...memory }));
    const again = looked(second);
    expect(second.view(folder)?.graphicsCards).toEqual([{ name: 'NVIDIA', memoryBytes: null }]);
    await again;
    expect(second.view(folder)?.graphicsCards).toEqual([]);
    // Another folder may be on another disk.
    expect(second.view(tempFolder())).toBeNull();
    ledger.transaction(() => ledger.settings.set('hardware', '{"folder":3'));
    expect(memory.recall()).toBeNull();
  });

  test.each([
    ['a remembered result is used until Noggin is idle', 'idle', true],
    ['without a remembered result the probe runs once the window is shown', 'shown', false],
  ] as const)('%s', async (_what, moment, isRemembered) => {
    const folder = tempFolder();
    const view = { hasUnifiedMemory: false, graphicsCards: [], disk: noDisk };
    const [come, never] = [Promise.withResolvers<void>(), new Promise<void>(() => {})];
    let looks = 0;
    const look = async () => {
      looks += 1;
      return nothingKnown;
    };
    const hardware = createHardware(
      ports({
        look,
        shown: never,
        idle: never,
        [moment]: come.promise,
        recall: () => (isRemembered ? { folder, view } : null),
      }),
    );
    expect(hardware.view(folder)).toEqual(isRemembered ? view : null);
    await new Promise((resolve) => setImmediate(resolve));
    expect(looks).toBe(0);
    const known = looked(hardware);
    come.resolve();
    await known;
    expect(looks).toBe(1);
  });

  test('is independent of a probe that fails or hangs', async () => {
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

  test.runIf(process.platform === 'linux')('knows the largest file without a probe', async () => {
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
