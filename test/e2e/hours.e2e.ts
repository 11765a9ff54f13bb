import type { ElectronApplication, Page } from 'playwright/test';
import type { DownloadHours } from '../../src-main/downloads/hours.ts';
import { runHeadless, spawnHeadless } from '../support/app/headless.ts';
import { laterToday, rightNow } from '../support/hours.ts';
import { isAccessible } from './accessible.ts';
import { ask, button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;

const keepTo = (page: Page, { isOn, from, to }: DownloadHours) =>
  ask(page, 'settings:change', { downloadHoursOn: isOn, downloadHoursFrom: from, downloadHoursTo: to });
/** The start of a scheduled download, as its card says it. */
const when = /^(Starts|Continues) (today|tonight|tomorrow) at \d{1,2}:\d{2}\s[AP]M\.$/;

test('downloads follow the hours of the settings, and one runs now', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 24 * MiB, lighter: 24 * MiB });
  const { page } = await start(stage.app);
  await ask(page, 'settings:change', { bytesPerSecondLimit: 1_000_000 });
  for (const modelId of [stage.model.id, 'small-one']) await ask(page, 'download:start', { modelId });
  await goTo(page, 'Downloads');
  const [demo, small] = ['Noggin Demo', 'Small One'].map((name) => page.getByRole('article', { name }));
  if (demo === undefined || small === undefined) throw new Error('no cards');
  await expect(demo.getByText(/B\/s$/)).toBeVisible();

  await goTo(page, 'Settings');
  const row = page.getByRole('switch', { name: 'Download only at certain hours' });
  const time = (end: 'From' | 'To') => page.getByRole('combobox', { name: end, exact: true });
  await expect(time('From')).toHaveCount(0);
  await row.click();
  const later = laterToday();
  // To the half hour.
  await time('From').selectOption({ index: Math.floor(later.from / 30) });
  await time('To').selectOption({ index: Math.floor(later.to / 30) });
  await isAccessible(page, 'settings with hours');

  await goTo(page, 'Downloads');
  for (const card of [demo, small]) {
    await expect(card.getByText('Scheduled', { exact: true })).toBeVisible();
    await expect(card.getByText(when)).toBeVisible();
  }
  const all = page.getByRole('region', { name: 'All downloads' });
  await expect(all).toContainText(/^2 downloads.*continue (today|tonight|tomorrow) at/);
  const history = page.getByRole('region', { name: 'History of downloads' });
  await expect(history.getByRole('button', { name: /^Small One Scheduled/ })).toBeVisible();
  await isAccessible(page, 'downloads that wait for their hours');
  await goTo(page, 'Home');
  await expect(page.getByRole('heading', { name: 'Scheduled for later' })).toBeVisible();

  await goTo(page, 'Downloads');
  await demo.getByRole('button', { name: 'Download now' }).click();
  await expect(demo.getByText('Downloading', { exact: true })).toBeVisible();
  await demo.getByRole('button', { name: 'Pause', exact: true }).click();
  await demo.getByRole('button', { name: 'Resume', exact: true }).click();
  await ask(page, 'settings:change', { bytesPerSecondLimit: null });
  await expect(page.getByText('Noggin Demo is ready.')).toBeVisible();
  await expect(small.getByText(when)).toBeVisible();

  await keepTo(page, rightNow());
  await expect(page.getByText('Small One is ready.')).toBeVisible();
});

test('scheduled downloads keep Noggin running without its window, and let the computer sleep', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 8 * MiB });
  const { page, electron } = await start(stage.app);
  const awake = await countBlockers(electron);
  await keepTo(page, laterToday());
  await ask(page, 'download:start', { modelId: stage.model.id });
  await goTo(page, 'Downloads');
  await expect(page.getByText(when)).toBeVisible();
  expect(await awake()).toBe(0);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => one.isVisible()),
    ),
  ).toEqual([false]);
  await keepTo(page, rightNow());
  await expect(page.getByText('Noggin Demo is ready.')).toBeAttached();
});

test('the first download of a new profile says when it starts, and can run now', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 8 * MiB });
  const { page } = await start({ ...stage.app, firstRun: true });
  await keepTo(page, laterToday());
  await button(page, 'Find my model').click();
  await button(page, 'Download').click();
  await expect(page.getByRole('heading', { name: 'Noggin Demo is scheduled' })).toBeVisible();
  await expect(page.getByText(when)).toBeVisible();
  await isAccessible(page, 'first run that waits for its hours');
  await button(page, 'Download now').click();
  await expect(page.getByRole('heading', { name: 'Noggin Demo is ready' })).toBeVisible();
});

test('downloads follow the hours without a window, too, and --now lets one run', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 8 * MiB });
  const window = await start(stage.app);
  await keepTo(window.page, laterToday());
  await window.quit();

  const args = ['--pull', stage.model.id, '--json'];
  const child = spawnHeadless(stage.app, args);
  child.stdout.on('data', (chunk: Buffer) => {
    if (String(chunk).includes('"scheduled"')) child.kill('SIGINT');
  });
  const waiting = await runHeadless(stage.app, args, child);
  expect(waiting.exitCode, waiting.text).toBe(130);
  const { untilMs } = waiting.told.find(({ event }) => event === 'scheduled') ?? {};
  expect(new Date(Number(untilMs)).getMinutes() % 60).toBe(laterToday().from % 60);
  expect(stage.host.requests).toEqual([]);

  const now = await runHeadless(stage.app, [...args, '--now']);
  expect(now.exitCode, now.text).toBe(0);
  expect(now.told.some(({ event }) => event === 'installed')).toBe(true);
});

/** Counts the power save blockers from here on. */
async function countBlockers(electron: ElectronApplication): Promise<() => Promise<number>> {
  await electron.evaluate(({ powerSaveBlocker }) => {
    Object.assign(globalThis, { blockers: 0 });
    const { start } = powerSaveBlocker;
    powerSaveBlocker.start = (kind) => {
      Object.assign(globalThis, { blockers: Number(Reflect.get(globalThis, 'blockers')) + 1 });
      return start.call(powerSaveBlocker, kind);
    };
  });
  return () => electron.evaluate(() => Number(Reflect.get(globalThis, 'blockers')));
}
