import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { ledgerFile, type RunningApp } from '../support/app/app.ts';
import { startUpdateServer, type UpdateServer } from '../support/updates/server.ts';
import { button, expect, goTo, reaches, test } from './fixtures.ts';

// The updater is electron-updater itself; the AppImage that it replaces and starts is a script of ours.
test.skip(process.platform !== 'linux', 'an AppImage is replaced');

const present = '#!/bin/sh\n';
/** Prints that it was started, and how. */
const newer = (folder: string): Buffer =>
  Buffer.from(`#!/bin/sh\necho "started $APPIMAGE_EXIT_AFTER_INSTALL" >> "${folder}/said"\n`);

interface Scene {
  readonly server: UpdateServer;
  /** Holds the AppImage and its output only. */
  readonly folder: string;
  readonly appImage: string;
  readonly environment: Readonly<Record<string, string>>;
  said(): string;
}
const withScene = async (run: (scene: Scene) => Promise<void>, name = 'Noggin.AppImage'): Promise<void> => {
  const server = await startUpdateServer();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-updates-'));
  const appImage = path.join(folder, name);
  writeFileSync(appImage, present);
  chmodSync(appImage, 0o755);
  const said = path.join(folder, 'said');
  try {
    await run({
      ...{ server, folder, appImage },
      environment: {
        NOGGIN_UPDATES: server.address,
        NOGGIN_UPDATES_KEY: server.key,
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
/** Goes to where a newer Noggin is ready. */
const seesReady = async (page: Page): Promise<void> => {
  await goTo(page, 'Settings');
  await expect(updates(page)).toContainText('Noggin 9.0.0 is ready.');
};
/** Presses the button there; resolves with the app's exit code. */
const restarted = async ({ page, electron }: RunningApp): Promise<number | null> => {
  const ended = new Promise<number | null>((resolve) => electron.process().once('exit', resolve));
  await updates(page).getByRole('button', { name: 'Restart and update' }).click();
  return ended;
};

test('the same and an older version are ignored', async ({ stageWith, start }) => {
  await withScene(async ({ server, folder, environment }) => {
    const stage = await stageWith();
    server.announce('0.1.0', newer(folder));
    const { page } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    await expect(updates(page)).toContainText('You have the newest Noggin.');
    server.announce('0.0.9', newer(folder));
    const before = server.asked.length;
    await updates(page).getByRole('button', { name: 'Check now' }).click();
    await expect.poll(() => server.asked.length).toBeGreaterThan(before);
    await expect(updates(page)).toContainText('You have the newest Noggin.');
    expect(server.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  });
});

test('a newer version waits for the downloads, is fetched, and installed when the person restarts', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment, said }) => {
    const stage = await stageWith();
    stage.host.limit({ bytesPerSecond: 1_000_000 });
    const app = await start({ ...stage.app, environment });
    const { page } = app;
    await goTo(page, 'Settings');
    // Nothing is announced: the server has no description.
    await expect(updates(page)).toContainText('There was no update this time.');
    await goTo(page, 'Home');
    await button(page, 'Download').click();
    await reaches(page, 1);
    server.announce('9.0.0', newer(folder));
    await goTo(page, 'Settings');
    await updates(page).getByRole('button', { name: 'Check now' }).click();
    await expect(updates(page)).toContainText('It downloads once your models have arrived.');
    await goTo(page, 'Home');
    await button(page, 'Pause').click();
    await seesReady(page);
    expect(readFileSync(appImage, 'utf8')).toBe(present);
    await goTo(page, 'Home');
    await button(page, 'Resume').click();
    await reaches(page, 2);
    await goTo(page, 'Settings');
    await restarted(app);
    // Replaced and started; the download was paused cleanly before, and resumes automatically at the next start.
    expect(readFileSync(appImage, 'utf8')).toBe(newer(folder).toString());
    await expect.poll(said).toBe('started \n');
    const ledger = openLedger(ledgerFile(stage.app.home));
    const [row] = ledger.downloads.newest(1);
    ledger.close();
    expect(row).toMatchObject({ state: 'paused', reason: 'quit' });
    stage.host.limit({});
    const after = await start({ ...stage.app, environment: { ...environment, APPIMAGE: '' } });
    await expect(button(after.page, 'Show in folder')).toBeVisible();
  });
});

test('a newer version is installed at quit, even without a request', async ({ stageWith, start }) => {
  await withScene(async ({ server, folder, appImage, environment, said }) => {
    const stage = await stageWith();
    server.announce('9.0.0', newer(folder));
    const { page, quit } = await start({ ...stage.app, environment });
    await seesReady(page);
    await quit();
    expect(readFileSync(appImage, 'utf8')).toBe(newer(folder).toString());
    expect(said()).toBe('started true\n');
  });
});

test('a tampered one is discarded; turned off by person or policy nothing is requested', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment }) => {
    const stage = await stageWith();
    server.announce('9.0.0', newer(folder), Buffer.from('what its makers announced'));
    const { page, quit } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    await expect(updates(page)).toContainText('failed its signature check');
    await updates(page).getByRole('switch', { name: 'Update automatically' }).click();
    await quit();
    expect(readFileSync(appImage, 'utf8')).toBe(present);

    const before = server.asked.length;
    const again = await start({ ...stage.app, environment });
    await goTo(again.page, 'Settings');
    await expect(updates(again.page)).toContainText('Not checked yet.');
    await again.quit();
    const policy = path.join(folder, 'noggin.policy.json');
    writeFileSync(policy, '{"updates":false}');
    const ruled = await start({ ...stage.app, environment: { ...environment, NOGGIN_POLICY: policy } });
    await goTo(ruled.page, 'Settings');
    await expect(updates(ruled.page)).toContainText(
      'Your administrator has switched off looking for newer versions.',
    );
    await expect(updates(ruled.page).getByRole('button')).toHaveCount(0);
    expect(server.asked.length).toBe(before);
  });
});

test('an update that its makers did not sign is refused before anything is fetched', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment }) => {
    const stage = await stageWith();
    server.signAs('stranger');
    server.announce('9.0.0', newer(folder));
    const { page, quit } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    await expect(updates(page)).toContainText('failed its signature check');
    server.signAs('nobody');
    server.announce('9.0.1', newer(folder));
    await updates(page).getByRole('button', { name: 'Check now' }).click();
    await expect(updates(page)).toContainText('There was no update this time.');
    server.signAs('makers');
    server.say('a'.repeat(1_000_000));
    const before = server.asked.length;
    await updates(page).getByRole('button', { name: 'Check now' }).click();
    await expect.poll(() => server.asked.length).toBeGreaterThan(before);
    await expect(updates(page)).not.toContainText('is ready');
    expect(server.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
    await quit();
    expect(readFileSync(appImage, 'utf8')).toBe(present);
  });
});

test('a ready update waits where automatic updates are off; the login item follows', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment }) => {
    const stage = await stageWith();
    server.announce('9.0.0', newer(folder));
    const config = { ...environment, XDG_CONFIG_HOME: path.join(folder, 'config') };
    const first = await start({ ...stage.app, environment: config });
    await goTo(first.page, 'Settings');
    await first.page.getByRole('switch', { name: 'Start in the background at login' }).click();
    await expect(updates(first.page)).toContainText('It’s installed when you quit Noggin');
    await updates(first.page).getByRole('switch', { name: 'Update automatically' }).click();
    await expect(updates(first.page)).toContainText('It’s installed when you say so');
    await first.quit();
    expect(readFileSync(appImage, 'utf8')).toBe(present);

    const second = await start({ ...stage.app, environment: config });
    await goTo(second.page, 'Settings');
    await expect(updates(second.page)).toContainText('Not checked yet.');
    await updates(second.page).getByRole('button', { name: 'Check now' }).click();
    await expect(updates(second.page)).toContainText('It’s installed when you say so');
    await updates(second.page).getByRole('switch', { name: 'Update automatically' }).click();
    await second.quit();
    const renamed = path.join(folder, 'Noggin-9.0.0.AppImage');
    expect(readFileSync(renamed, 'utf8')).toBe(newer(folder).toString());
    const entry = readFileSync(path.join(folder, 'config', 'autostart', 'noggin.desktop'), 'utf8');
    expect(entry).toContain(renamed);
    expect(entry).not.toContain(appImage);
  }, 'Noggin-0.1.0.AppImage');
});

test('an unsafe, unreadable, or missing update is refused in words', async ({ stageWith, start }) => {
  await withScene(async ({ server, folder, appImage, environment }) => {
    const stage = await stageWith();
    const { page } = await start({ ...stage.app, environment });
    await goTo(page, 'Settings');
    const group = updates(page);
    const again = () => group.getByRole('button', { name: 'Check now' }).click();
    await expect(group).toContainText('tries again tomorrow');
    const told = async (message: string) => {
      await expect(group.getByRole('button', { name: 'Check now' })).toBeVisible();
      await again();
      await expect(group).toContainText('There was no update this time.');
      await expect(group).toContainText(message);
    };
    await group.getByText('Details').click();

    server.announce('9.0.0', newer(folder), undefined, 'http://updates.invalid/Noggin-9.0.0.AppImage');
    await told('ERR_BLOCKED_BY_CLIENT');
    server.say('version: [9');
    await told('Cannot parse update info');
    server.announce('9.0.0', newer(folder));
    server.leadTo('http://updates.invalid/Noggin-9.0.0.AppImage');
    await told('ERR_BLOCKED_BY_CLIENT');
    expect(server.asked).toContain('Noggin-9.0.0.AppImage');
    await group.getByRole('switch', { name: 'Update automatically' }).click();
    await expect(group).not.toContainText('tries again tomorrow');
    await group.getByRole('switch', { name: 'Update automatically' }).click();
    await server.close();
    await told('ERR_CONNECTION_REFUSED');
    expect(readFileSync(appImage, 'utf8')).toBe(present);
    const log = readFileSync(path.join(stage.app.home, 'logs', 'noggin.log'), 'utf8');
    expect(log).toContain('no update');
    // A query may hold a secret, and a path personal data.
    expect(log).toContain('latest-linux.yml');
    expect(log).not.toMatch(/noCache|noggin-updates-/);
  });
});

test('a failing installation lets the app quit, and start again', async ({ stageWith, start }) => {
  await withScene(async ({ server, folder, appImage, environment }) => {
    const stage = await stageWith();
    server.announce('9.0.0', newer(folder));
    const app = await start({ ...stage.app, environment });
    const { page } = app;
    await seesReady(page);
    // Its folder is missing.
    rmSync(path.dirname(appImage), { recursive: true });
    expect(await restarted(app)).toBe(0);
    const again = await start({ ...stage.app, environment });
    await expect(button(again.page, 'Download')).toBeVisible();
  });
});

test('an installation that fails half-way keeps the present program, which starts again', async ({
  stageWith,
  start,
}) => {
  await withScene(async ({ server, folder, appImage, environment }) => {
    const stage = await stageWith();
    server.announce('9.0.0', newer(folder));
    const app = await start({ ...stage.app, environment });
    const { page } = app;
    await seesReady(page);
    // The library removes the old program before it finds that there is no new one.
    rmSync(environment['XDG_CACHE_HOME'] ?? '', { recursive: true });
    expect(await restarted(app)).toBe(0);
    expect(readFileSync(appImage, 'utf8')).toBe(present);
    expect(statSync(appImage).mode & 0o111).toBe(0o111);
    expect(readdirSync(folder)).not.toContain('Noggin.AppImage.old');
    const again = await start({ ...stage.app, environment });
    await expect(button(again.page, 'Download')).toBeVisible();
  });
});
