import { isAccessible } from './accessible.ts';
import { answers, send } from './conversation.ts';
import { expect, goTo, test } from './fixtures.ts';
import { install, more } from './installed.ts';

const MiB = 1024 * 1024;
/** After an installation some time passes before a process is started for the test. */
const patient = { timeout: 60_000 };

test('an installed model is tested by itself, and its card says that it answers here', async ({
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
  // The verdict is stored, so nothing is loaded for it.
  const again = await start(stage.app);
  await expect(again.page.getByText(/^Yes, .* words? a second$/).first()).toBeVisible();
});

test('a person’s question comes first, and the model is tested on request', async ({ stageWith, start }) => {
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

test('an intact file without a runtime for it says so, and stays usable for other programs', async ({
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
