import { endlessPip } from '../support/pip/rewrite.ts';
import { answeredWith, answers, becomes, box, withPip } from './conversation.ts';
import { button, expect, test } from './fixtures.ts';
import { keysOf, watchFocus } from './keys.ts';
import { toSmall } from './window-size.ts';

const MiB = 1024 * 1024;

test('by keyboard, from the first start to the first answer: the focus is always visible, named, and marked', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 8 * MiB, pip: true, limits: { bytesPerSecond: MiB } });
  const { page } = await start({ ...stage.app, firstRun: true });
  const keys = keysOf(page);
  const lost = await watchFocus(page);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  expect(await keys.around()).toBe(2);
  await keys.to(button(page, 'Find my model'));
  await keys.press('Enter');

  await expect(title).toBeFocused();
  expect(await keys.around()).toBeGreaterThan(4);
  await keys.to(button(page, 'See all'));
  await keys.press('Space');
  await keys.to(page.getByRole('radio', { checked: true }).last());
  await keys.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Noggin Demo' })).not.toBeChecked();
  await keys.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Noggin Demo' })).toBeChecked();
  await keys.around();
  await keys.backTo(button(page, 'Download'));
  await keys.press('Enter');

  await expect(title).toBeFocused();
  await keys.to(button(page, 'Pause'));
  await keys.press('Space');
  await keys.to(button(page, 'Resume'));
  await keys.around();
  await keys.to(button(page, 'Resume'));
  await keys.press('Enter');
  await expect(button(page, 'Pause')).toBeVisible();
  stage.host.limit({});

  await expect(page.getByRole('heading', { level: 1, name: 'Noggin Demo is ready' })).toBeFocused();
  await keys.around();
  await keys.to(box(page));
  await keys.write('What is Noggin?');
  await keys.press('Enter');
  await expect(box(page)).toBeFocused();
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await expect(answers(page).first()).toContainText('Noggin is an app');
  await keys.around();
  expect(await lost()).toEqual([]);
});

test('by keyboard, every day: all views, a dialog and back, tabs, a model deleted and restored, a question stopped', async ({
  stageWith,
  start,
}) => {
  const { stage, electron, page } = await withPip({ stageWith, start }, 'Home');
  // At the minimum size of the window the focus is never covered, either.
  await toSmall({ electron, page });
  // A notice of an installed model shifts the content below it.
  await expect(page.getByText(/^Yes, .* words? a second$/).first()).toBeVisible();
  const keys = keysOf(page);
  const lost = await watchFocus(page);
  const title = page.getByRole('heading', { level: 1 });
  const link = (name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
  await keys.around();
  for (const name of ['Downloads', 'Settings', 'Models']) {
    await keys.to(link(name));
    await keys.press('Enter');
    await expect(title).toHaveText(name);
    await expect(title).toBeFocused();
    await keys.around();
  }

  await keys.to(page.getByRole('tab', { name: 'Mine' }));
  await keys.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Discover', selected: true })).toBeFocused();
  await keys.press('ArrowLeft');
  await keys.press('ArrowRight');
  const offers = page.getByRole('region', { name: 'Models you can download' });
  await keys.to(offers.getByRole('listitem').first().getByRole('button'));
  await keys.press('ArrowDown');
  await keys.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await keys.around();
  await keys.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(offers.getByRole('listitem').nth(1).getByRole('button')).toBeFocused();

  await keys.backTo(page.getByRole('tab', { name: 'Discover' }));
  await keys.press('ArrowLeft');
  await keys.to(button(page, 'Use it'));
  await keys.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Use Noggin Demo' })).toBeVisible();
  await keys.around();
  await keys.press('Escape');
  await expect(button(page, 'Use it')).toBeFocused();
  await keys.to(button(page, 'More'));
  await keys.press('Space');
  await keys.to(button(page, 'Delete'));
  await keys.press('Enter');
  await expect(button(page, 'Undo')).toBeFocused();
  await keys.around();
  await keys.to(button(page, 'Undo'));
  await keys.press('Enter');
  await expect(page.getByRole('article', { name: 'Noggin Demo' })).toBeVisible();
  await keys.around();

  becomes(stage, endlessPip(8192));
  await keys.to(link('Chat'));
  await keys.press('Enter');
  await expect(box(page)).toBeFocused();
  await keys.write('Tell me a story.');
  await keys.press('Enter');
  await expect(answers(page).first().locator('.markdown, .message-text').first()).toHaveText(/\S/);
  await keys.to(button(page, 'Stop'));
  await keys.press('Enter');
  await expect(answers(page).first()).toHaveAttribute('aria-busy', 'false');
  await expect(answers(page).first()).toContainText('Stopped');
  await keys.around();
  expect(await lost()).toEqual([]);
});

test('by keyboard, nothing in a long answer has its focus hidden by the text box', async ({
  stageWith,
  start,
}) => {
  const block = (lines: number): string => `\`\`\`js\n${'let a = 1;\n'.repeat(lines)}\`\`\`\n\nThen:\n\n`;
  const text = Array.from({ length: 16 }, (_, index) => block(1 + (index % 5))).join('');
  const { electron, page } = await answeredWith({ stageWith, start }, text);
  await toSmall({ electron, page });
  const keys = keysOf(page);
  expect(await keys.around()).toBeGreaterThan(20);
});
