import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setStage } from '../../test/support/app/stage.ts';
import { packagedExecutable } from '../lib/packaged.ts';
import { launch } from './launch.ts';

const starts = 5;

/** Measurements as plain lines: the size of the unpacked app, and the time to a usable window. */
export async function figures(): Promise<readonly string[]> {
  const seconds: number[] = [];
  for (let round = 0; round < starts; round += 1) seconds.push(await secondsToUse());
  const sorted = seconds.toSorted((a, b) => a - b);
  const each = sorted.map((one) => one.toFixed(2)).join(', ');
  return [
    `unpacked app: ${(bytesBelow(unpackedFolder()) / 1e6).toFixed(1)} MB`,
    `first start to a usable window, median of ${starts}: ${sorted[Math.floor(starts / 2)]?.toFixed(2)} s (${each})`,
  ];
}

function unpackedFolder(): string {
  const folder = path.dirname(packagedExecutable());
  return process.platform === 'darwin' ? path.resolve(folder, '..', '..') : folder;
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** With a fresh profile, from the start of the process until the first button can be pressed. */
async function secondsToUse(): Promise<number> {
  const stage = await setStage({ bytes: 1024 * 1024 });
  try {
    const begin = performance.now();
    const app = await launch(stage.app);
    try {
      const page = await app.page();
      await page.getByRole('button', { name: 'Find my model', exact: true }).click({ trial: true });
      return (performance.now() - begin) / 1000;
    } finally {
      await app.quit();
    }
  } finally {
    await stage.clear();
  }
}
