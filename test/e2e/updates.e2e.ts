import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { ledgerFile } from '../support/app/app.ts';
import { startUpdateServer, type UpdateServer } from '../support/updates/server.ts';
import { button, expect, goTo, reaches, test } from './fixtures.ts';

// What runs here is electron-updater itself; the AppImage that it replaces and starts is a script of ours.
test.skip(process.platform !== 'linux', 'an AppImage is replaced');

const present = '#!/bin/sh\n';
/** Says that it was started, and how. */
const newer = (folder: string): Buffer =>
  Buffer.from(`#!/bin/sh\necho "started $APPIMAGE_EXIT_AFTER_INSTALL" >> "${folder}/said"\n`);

interface Scene {
  readonly server: UpdateServer;
  readonly folder: string;
  readonly appImage: string;
  readonly environment: Readonly<Record<string, string>>;
  said(): string;
}
const withScene = async (run: (scene: Scene) => Promise<void>): Promise<void> => {
  const server = await startUpdateServer();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-updates-'));
  const appImage = path.join(folder, 'Noggin.AppImage');
  writeFileSync(appImage, present);
  chmodSync(appImage, 0o755);
  const said = path.join(folder, 'said');
  try {
    await run({
      ...{ server, folder, appImage },
      environment: {
        NOGGIN_UPDATES: server.address,
        APPIMAGE: appImage,
        XDG_CACHE_HOME: path.join(folder, 'cache'),
      },
      said: () => (existsSync(said) ? readFileSync(said, 'utf8') : ''),
    });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
const updates = (page: Page) => page.getByRole('region', { name: 'Updates' });

test('the same and an older version are no news', async ({ stageWith, start }) => {
  await withScene(async ({ server, folder, environment }) => {
    const stage = await stageWith();
    server.announce('0.1.0', newer(folder));
    const { page } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    await expect(updates(page)).toContainText('You have the newest Noggin.');
    server.announce('0.0.9', newer(folder));
    const before = server.asked.length;
    await updates(page).getByRole('button', { name: 'Look now' }).click();
    await expect.poll(() => server.asked.length).toBeGreaterThan(before);
    await expect(updates(page)).toContainText('You have the newest Noggin.');
    expect(server.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  });
});

test('a newer one waits for the model, is fetched, and is installed when the person restarts', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment, said }) => {
    const stage = await stageWith();
    stage.host.limit({ bytesPerSecond: 1_000_000 });
    const { page, electron } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    // Nothing is announced: the server has no description.
    await expect(updates(page)).toContainText('There was no update this time.');
    await goTo(page, 'Home');
    await button(page, 'Download').click();
    await reaches(page, 1);
    server.announce('9.0.0', newer(folder));
    await goTo(page, 'Settings');
    await updates(page).getByRole('button', { name: 'Look now' }).click();
    await expect(updates(page)).toContainText('It is fetched when your models have arrived.');
    await goTo(page, 'Home');
    await button(page, 'Pause').click();
    await goTo(page, 'Settings');
    await expect(updates(page)).toContainText('Noggin 9.0.0 is ready.');
    expect(readFileSync(appImage, 'utf8')).toBe(present);
    await goTo(page, 'Home');
    await button(page, 'Resume').click();
    await reaches(page, 2);
    await goTo(page, 'Settings');
    const ended = new Promise((resolve) => electron.process().once('exit', resolve));
    await updates(page).getByRole('button', { name: 'Restart and update' }).click();
    await ended;
    // Replaced and started; the download was paused cleanly before, and goes on by itself at the next start.
    expect(readFileSync(appImage, 'utf8')).toBe(newer(folder).toString());
    await expect.poll(said).toBe('started \n');
    const ledger = openLedger(ledgerFile(stage.app.home));
    const [row] = ledger.downloads.newest(1);
    ledger.close();
    expect(row).toMatchObject({ state: 'paused', reason: 'quit' });
  });
});

test('a newer one is installed when Noggin is quit, also when nobody asks for it', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment, said }) => {
    const stage = await stageWith();
    server.announce('9.0.0', newer(folder));
    const { page, quit } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    await expect(updates(page)).toContainText('Noggin 9.0.0 is ready.');
    await quit();
    expect(readFileSync(appImage, 'utf8')).toBe(newer(folder).toString());
    expect(said()).toBe('started true\n');
  });
});

test('one that was tampered with is thrown away; off by the person and by policy nothing is asked', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment }) => {
    const stage = await stageWith();
    server.announce('9.0.0', newer(folder), Buffer.from('what its makers announced'));
    const { page, quit } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    await expect(updates(page)).toContainText('was not what its makers announced');
    await updates(page).getByRole('switch', { name: 'Keep Noggin up to date by itself' }).click();
    await quit();
    expect(readFileSync(appImage, 'utf8')).toBe(present);

    const before = server.asked.length;
    const again = await start({ ...stage.app, environment });
    await goTo(again.page, 'Settings');
    await expect(updates(again.page)).toContainText('Not looked yet.');
    await again.quit();
    const policy = path.join(folder, 'noggin.policy.json');
    writeFileSync(policy, '{"updates":false}');
    const ruled = await start({ ...stage.app, environment: { ...environment, NOGGIN_POLICY: policy } });
    await goTo(ruled.page, 'Settings');
    await expect(updates(ruled.page)).toContainText('Your administrator keeps Noggin up to date.');
    await expect(updates(ruled.page).getByRole('button')).toHaveCount(0);
    expect(server.asked.length).toBe(before);
  });
});
