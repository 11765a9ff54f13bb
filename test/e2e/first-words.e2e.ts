import type { Page } from 'playwright/test';
import { isAccessible } from './accessible.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;
/** A model that arrives is left in peace for a while; then a process is started for it. */
const patient = { timeout: 60_000 };

/** Downloads the one model there is. */
async function install(page: Page): Promise<void> {
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
}

async function tryOut(page: Page): Promise<void> {
  const toggle = button(page, 'More').first();
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  await button(page, 'Try it out').click();
}

test('a model that arrives is asked by itself, and its card says that it answers here', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true });
  const { page, quit } = await start(stage.app);
  await install(page);
  await stage.host.goOffline();
  await expect(page.getByText(/^Yes, .* words? a second$/).first()).toBeVisible(patient);
  await isAccessible(page, 'a card that says that its model answers');
  await quit();
  // The verdict is kept, and nothing is loaded for it.
  const again = await start(stage.app);
  await expect(again.page.getByText(/^Yes, .* words? a second$/).first()).toBeVisible();
});

test('a person who begins to write comes first; the model is tried out on request', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true });
  const { page } = await start(stage.app);
  await install(page);
  await tryOut(page);
  await goTo(page, 'Chat');
  const box = page.getByRole('textbox', { name: 'Your message', exact: true });
  await box.fill('What is Noggin?');
  await box.press('Enter');
  const answer = page.locator('.message-model').first();
  await expect(answer).toHaveAttribute('aria-busy', 'false');
  await expect(answer).toContainText('Noggin is an app');
  await goTo(page, 'Home');
  await tryOut(page);
  await expect(page.getByText(/^Yes, .* words? a second$/).first()).toBeVisible(patient);
});

test('a whole file that no runtime understands is told so, and stays usable for others', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 2 * MiB });
  const { page } = await start(stage.app);
  await install(page);
  await tryOut(page);
  await expect(page.getByText(/^No\. /).first()).toBeVisible(patient);
  await expect(page.getByText('Installed', { exact: true }).first()).toBeVisible();
});
