import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ledgerFile } from '../support/app/app.ts';
import { runHeadless, spawnHeadless } from '../support/app/headless.ts';
import type { Stage } from '../support/app/stage.ts';
import { openSmallDisk, type SmallDisk } from '../support/disk/small-disk.ts';
import { readLedger } from '../support/ledger/copy.ts';
import { button, expect, goTo, openModel, reaches, test } from './fixtures.ts';

const MiB = 1024 * 1024;
const needsMount = 'needs Linux, the right to mount a disk (root), and loop devices';

/** Lends a disk of its own, which is removed afterwards. */
async function withDisk(bytes: number, work: (disk: SmallDisk) => Promise<void>): Promise<void> {
  const base = mkdtempSync(path.join(os.tmpdir(), 'noggin-disk-'));
  const disk = openSmallDisk(base, bytes);
  try {
    if (!disk.canFill) test.skip(true, needsMount);
    await work(disk);
  } finally {
    disk.relieve();
    disk.remove();
    rmSync(base, { recursive: true, force: true });
  }
}

function partialOf({ app }: Stage): string {
  const read = (ledger: Parameters<Parameters<typeof readLedger>[1]>[0]) =>
    ledger.prepare('SELECT partial_path FROM download').pluck().get() as string;
  return readLedger(ledgerFile(app.home), read);
}

test('C8: a full disk of the ledger is reported at once in the window, and downloads resume once there is space', async ({
  stageWith,
  start,
}) => {
  await withDisk(96 * MiB, async (disk) => {
    const stage = await stageWith({ bytes: 48 * MiB, limits: { bytesPerSecond: 3 * MiB } });
    const home = path.join(disk.folder, 'profile');
    mkdirSync(home);
    const app = await start({ ...stage.app, home });
    const { page } = app;
    await (await openModel(page, 'Noggin Demo')).getByRole('button', { name: 'Download' }).click();
    await goTo(page, 'Downloads');
    await reaches(page, 3);
    disk.fill(0);
    await expect(
      page
        .getByRole('region', { name: 'Downloads', exact: true })
        .getByText(`the disk with ${home} is full.`),
    ).toBeVisible();
    await expect(page.getByText('waiting for the server')).toHaveCount(0);
    disk.relieve();
    stage.host.limit({});
    await expect.poll(() => existsSync(stage.target)).toBe(true);
    await expect(page.getByText('Free some space there')).toHaveCount(0);
    await app.quit();
  });
});

test('C8: a full disk of the ledger is reported without a window too, and downloads resume once there is space', async ({
  stageWith,
}) => {
  await withDisk(96 * MiB, async (disk) => {
    const stage = await stageWith({ bytes: 48 * MiB, limits: { bytesPerSecond: 3 * MiB } });
    const home = path.join(disk.folder, 'profile');
    mkdirSync(home);
    const at = { ...stage.app, home };
    const args = ['--pull', stage.model.id, '--json'];
    const child = spawnHeadless(at, args);
    let isFilled = false;
    child.stdout.on('data', (chunk: Buffer) => {
      if (!isFilled && /"receivedBytes":\d{7,}/.test(String(chunk))) {
        isFilled = true;
        disk.fill(0);
      }
      if (String(chunk).includes('"ledger-unavailable"')) {
        disk.relieve();
        stage.host.limit({});
      }
    });
    const run = await runHeadless(at, args, child);
    expect(run.told).toContainEqual(
      expect.objectContaining({ event: 'waiting', code: 'ledger-unavailable' }),
    );
    expect(run.exitCode).toBe(0);
  });
});

test('B15: a folder in place of the partial is reported, with a way out', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 16 * MiB, limits: { bytesPerSecond: 4 * MiB } });
  const { page } = await start(stage.app);
  await (await openModel(page, 'Noggin Demo')).getByRole('button', { name: 'Download' }).click();
  await goTo(page, 'Downloads');
  await reaches(page, 10);
  await button(page, 'Pause').click();
  await expect(button(page, 'Resume')).toBeVisible();
  const partial = partialOf(stage);
  rmSync(partial);
  mkdirSync(partial);
  await button(page, 'Resume').click();
  await expect(
    page
      .getByRole('region', { name: 'Downloads', exact: true })
      .getByText('Something that is no file lies where Noggin keeps what it downloads.'),
  ).toBeVisible();
  rmSync(partial, { recursive: true });
  stage.host.limit({});
  await button(page, 'Try again').click();
  await expect.poll(() => existsSync(stage.target)).toBe(true);
});

test('B17: a size learned from the first answer is checked against the disk space, in words', async ({
  stageWith,
  start,
}) => {
  // The disk holds the reserve and this much more.
  await withDisk(800 * MiB, async (disk) => {
    const stage = await stageWith({ bytes: 400 * MiB });
    forgetSize(stage);
    const { page } = await start({ ...stage.app, modelsFolder: path.join(disk.folder, 'models') });
    await (await openModel(page, 'Noggin Demo')).getByRole('button', { name: 'Download' }).click();
    await goTo(page, 'Downloads');
    await expect(
      page.getByText('Not enough disk space. The download continues once there is.'),
    ).toBeVisible();
    // The download began, and left the disk with free space.
    expect(stage.host.requests.length).toBeGreaterThan(0);
    expect(stage.host.bytesServed).toBeLessThan(300 * MiB);
  });
});

/** The catalogue has no size for the model. */
function forgetSize({ app }: Stage): void {
  const file = app.catalogue ?? '';
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as { models: { bytes: number | null }[] };
  const [model] = catalogue.models;
  if (model !== undefined) model.bytes = null;
  writeFileSync(file, JSON.stringify(catalogue));
}
