import { isAccessible } from './accessible.ts';
import { answers, send } from './conversation.ts';
import { expect, goTo, test } from './fixtures.ts';
import { install, more } from './installed.ts';

const MiB = 1024 * 1024;
/** A model that arrives is left in peace for a while; then a process is started for it. */
const patient = { timeout: 60_000 };

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
  await more(page, 'Try it out');
  await goTo(page, 'Chat');
  await send(page, 'What is Noggin?');
  const answer = answers(page).first();
  await expect(answer).toHaveAttribute('aria-busy', 'false');
  await expect(answer).toContainText('Noggin is an app');
  await goTo(page, 'Home');
  await more(page, 'Try it out');
  await expect(page.getByText(/^Yes, .* words? a second$/).first()).toBeVisible(patient);
});

test('a whole file that no runtime understands is told so, and stays usable for others', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 2 * MiB });
  const { page } = await start(stage.app);
  await install(page);
  await more(page, 'Try it out');
  await expect(page.getByText(/^No\. /).first()).toBeVisible(patient);
  await expect(page.getByText('Installed', { exact: true }).first()).toBeVisible();
});
