import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { blockDevices, fsSize, graphics } from 'systeminformation';
import type { Report, ReportedCard } from './report.ts';

const MiB = 1024 * 1024;
const drmFolder = '/sys/class/drm';

/**
 * The thread that asks the system about its hardware: the library starts programs, and waits for some of them without
 * letting anything else run. Each answer is told as soon as it is there; main ends the thread when it has waited enough.
 */
async function main(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This file is a worker');
  const tell = async (part: Promise<Partial<Report>>): Promise<void> => {
    // What cannot be found out stays unknown.
    port.postMessage(await part.catch(() => ({})));
  };
  await Promise.all([tell(volumes()), tell(drives()), tell(cards())]);
  port.close();
}

async function volumes(): Promise<Partial<Report>> {
  const list = await fsSize();
  return { volumes: list.map(({ mount, type }) => ({ mount, fileSystem: type })) };
}

async function drives(): Promise<Partial<Report>> {
  const list = await blockDevices();
  return {
    drives: list.flatMap(({ mount, removable }) => (mount ? [{ mount, isRemovable: removable }] : [])),
  };
}

async function cards(): Promise<Partial<Report>> {
  const { controllers } = await graphics();
  const listed = controllers.map(
    ({ vendor, model, name, vram, vramDynamic, memoryTotal }): ReportedCard => ({
      vendor: vendor ?? '',
      model: name || model || '',
      ownMemoryBytes: memoryTotal ? memoryTotal * MiB : null,
      listedMemoryBytes: vram ? vram * MiB : null,
      isBorrowed: vramDynamic,
    }),
  );
  return { cards: [...listed, ...(await amdCards())] };
}

/** Linux's amdgpu driver tells a card's memory (https://docs.kernel.org/gpu/amdgpu/driver-misc.html). */
async function amdCards(): Promise<readonly ReportedCard[]> {
  if (process.platform !== 'linux') return [];
  const names = await readdir(drmFolder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^card\d+$/.test(name))
      .map((name) =>
        readFile(path.join(drmFolder, name, 'device', 'mem_info_vram_total'), 'utf8').catch(() => ''),
      ),
  );
  return found
    .map((text) => Number(text.trim()))
    .filter((bytes) => bytes > 0)
    .map((bytes) => ({
      vendor: 'AMD',
      model: 'Radeon',
      ownMemoryBytes: bytes,
      listedMemoryBytes: null,
      isBorrowed: false,
    }));
}

void main();
