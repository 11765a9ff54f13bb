import { button, expect, test } from './fixtures.ts';

const MiB = 1024 * 1024;

test('A40: a download that failed at its server shows its next try, and resumes automatically', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({ bytes: 4 * MiB, faults: { status: 418 } });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await expect(button(page, 'Try again')).toBeVisible();
  await page.getByText('Details', { exact: true }).first().click();
  await expect(page.getByText('Next try', { exact: true })).toBeVisible();
  stage.host.set({});
  await expect(button(page, 'Show in folder')).toBeVisible();
});

test('A32: servers with different names for the same bytes go unnoticed in the window', async ({
  stageWith,
  start,
}) => {
  const stage = await stageWith({
    bytes: 8 * MiB,
    faults: { newNames: true, closeAfterBytes: 3 * MiB },
  });
  const { page } = await start(stage.app);
  await button(page, 'Download').click();
  await expect(button(page, 'Show in folder')).toBeVisible();
  expect(stage.host.bytesServed).toBeLessThan(9 * MiB);
});
