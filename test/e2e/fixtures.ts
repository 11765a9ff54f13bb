import { test as base, expect, type Locator, type Page } from 'playwright/test';
import { startDisplay } from '../../script/lib/display.ts';
import type { Result } from '../../src-preload/contract/errors.ts';
import { type AppHome, type RunningApp, startApp } from '../support/app/app.ts';
import { type Stage, type StageOptions, setStage } from '../support/app/stage.ts';

export { expect } from 'playwright/test';

/** The fixtures of every end-to-end test. */
interface Fixtures {
  /** Makes a model on a local host and an empty profile; all is removed after the test. */
  readonly stageWith: (options?: StageOptions) => Promise<Stage>;
  /** Starts the real app; it is ended after the test, even after a failure. */
  readonly start: (home: AppHome) => Promise<RunningApp>;
}

/** The test of all end-to-end files. */
export const test = base.extend<Fixtures, { readonly ownScreen: undefined }>({
  ownScreen: [
    // On a shared screen, windows of two workers would take the focus from each other.
    async ({ browserName: _unused }, use) => {
      const own = process.platform === 'linux' ? await startDisplay() : null;
      Object.assign(process.env, own?.env);
      await use(undefined);
      await own?.stop();
    },
    { scope: 'worker', auto: true },
  ],
  // Playwright requires a pattern as the first argument; nothing of it is used.
  stageWith: async ({ browserName: _unused }, use) => {
    const stages: Stage[] = [];
    await use(async (options) => {
      const stage = await setStage(options);
      stages.push(stage);
      return stage;
    });
    for (const stage of stages) await stage.clear();
  },
  // Depends on the stage, so that apps end before their folders are removed.
  start: async ({ stageWith: _stages }, use) => {
    const apps: RunningApp[] = [];
    await use(async (home) => {
      const app = await startApp(home);
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.kill();
  },
});

/** A button by its exact accessible name. */
export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Goes to a view by its link in the navigation. */
export async function goTo(
  page: Page,
  view: 'Chat' | 'Home' | 'Models' | 'Downloads' | 'Settings',
): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** Opens the details of a catalogue model, in the view of models. */
export async function openModel(page: Page, name: string): Promise<Locator> {
  await goTo(page, 'Models');
  await page.getByRole('tab', { name: 'Discover' }).click();
  await page
    .getByRole('region', { name: 'Models you can download' })
    .getByRole('button', { name, exact: true })
    .click();
  return page.getByRole('dialog', { name: `About ${name}` });
}

/** The download's progress bar. */
export function progressBar(page: Page): Locator {
  return page.getByRole('progressbar', { name: 'Download progress' });
}

/** Waits until the bar shows at least this much. */
export async function reaches(page: Page, percent: number): Promise<void> {
  await expect
    .poll(async () => Number((await progressBar(page).getAttribute('aria-valuenow')) ?? 0))
    .toBeGreaterThanOrEqual(percent);
}

/** Sends anything over the bridge of a page, as a compromised page could. */
export function ask(page: Page, name: unknown, payload: unknown): Promise<Result<unknown> | undefined> {
  return page.evaluate(
    ([request, input]) => window.noggin?.request(request as 'app:snapshot', input as undefined),
    [name, payload] as const,
  );
}
