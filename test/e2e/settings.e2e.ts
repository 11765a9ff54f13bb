import { isAccessible } from './accessible.ts';
import { button, expect, goTo, test } from './fixtures.ts';

const MiB = 1024 * 1024;

test('a custom speed limit can be set in megabytes a second, and survives a restart', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: MiB });
  const first = await start(stage.app);
  await goTo(first.page, 'Settings');
  const limit = first.page.getByRole('combobox', { name: 'Speed limit' });
  await limit.selectOption({ label: 'Another speed …' });
  const field = first.page.getByRole('textbox', { name: 'Speed in MB/s' });
  await field.fill('fast');
  await button(first.page, 'Set').click();
  await expect(first.page.getByRole('alert')).toHaveText('Enter a number from 0.01 to 10,000.');
  await isAccessible(first.page, 'own speed');
  await field.fill('3,5');
  await field.press('Enter');
  await expect(limit.locator('option:checked')).toHaveText('3.5 MB/s');
  await expect(field).toHaveCount(0);
  await first.quit();
  const { page } = await start(stage.app);
  await goTo(page, 'Settings');
  await expect(page.getByRole('combobox', { name: 'Speed limit' }).locator('option:checked')).toHaveText(
    '3.5 MB/s',
  );
});

test('a token for Hugging Face can be entered in advance', async ({ stageWith, start }) => {
  const { page } = await start((await stageWith({ bytes: MiB })).app);
  await goTo(page, 'Settings');
  await button(page, 'Enter a token').click();
  const field = page.getByLabel('Token', { exact: false }).and(page.locator('input'));
  await expect(field).toBeFocused();
  await field.fill('x y');
  await button(page, 'Use this token').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await field.fill('hf_0123456789abcdef');
  await button(page, 'Use this token').click();
  await expect(button(page, 'Remove the token')).toBeVisible();
  await button(page, 'Remove the token').click();
  await expect(button(page, 'Enter a token')).toBeVisible();
});
