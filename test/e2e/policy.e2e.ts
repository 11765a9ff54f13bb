import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { runHeadless } from '../support/app/headless.ts';
import { canHaveOwnEtc, etcWithPolicy } from '../support/app/own-etc.ts';
import type { Stage } from '../support/app/stage.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { hasNginx, startNginx } from '../support/nginx.ts';
import { isAccessible } from './accessible.ts';
import { button, expect, goTo, test } from './fixtures.ts';

function withPolicy(stage: Stage, policy: object | string): Stage['app'] {
  const file = path.join(path.dirname(stage.app.home), 'noggin.policy.json');
  writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy));
  return { ...stage.app, environment: { NOGGIN_POLICY: file } };
}

/** Every setting fixed by the policy says so, and is read-only. */
async function showsWhatIsFixed(page: Page): Promise<void> {
  await goTo(page, 'Models');
  await expect(page.getByText('Your administrator has closed models from outside the list.')).toBeVisible();
  await expect(button(page, 'Search Hugging Face or add by link')).toHaveCount(0);
  await goTo(page, 'Settings');
  const limit = page.getByLabel('Speed limit');
  await expect(limit.locator('option:checked')).toHaveText('30 MB/s');
  await expect(limit.locator('option', { hasText: 'No limit' })).toHaveCount(0);
  await expect(limit.locator('option', { hasText: '50 MB' })).toHaveCount(0);
  await limit.selectOption('1 MB/s');
  await expect(limit.locator('option:checked')).toHaveText('1 MB/s');
  await expect(limit).toHaveAccessibleDescription('Your administrator allows at most 30 MB/s.');
  await expect(page.getByText('Set by your administrator.')).toBeVisible();
  await expect(button(page, 'Choose another folder')).toHaveCount(0);
  for (const text of [
    'Your administrator has closed models from outside the list.',
    'Your administrator has set how Noggin reaches the internet.',
    'Model files come from a server that your administrator has set.',
    'Your administrator has chosen this list of models.',
    'Your administrator has chosen which of its models are offered.',
  ]) {
    await expect(page.getByText(text)).toBeVisible();
  }
  await isAccessible(page, 'settings under a policy');
}

test('models come from a mirror on nginx, with and without a window; fixed settings and missing files say so', async ({
  stageWith,
  start,
}) => {
  test.skip(!hasNginx(), 'nginx is not installed');
  const stage = await stageWith({ bytes: 4 * 1024 * 1024 });
  const root = path.join(path.dirname(stage.app.home), 'mirror');
  const host = new URL(stage.host.url('noggin-demo.gguf'));
  const file = path.join(root, 'ai', host.host.replace(':', '_'), host.pathname);
  mkdirSync(path.dirname(file), { recursive: true });
  await writeGguf(file, { bytes: stage.model.bytes, seed: 42 });
  const nginx = await startNginx(root);
  // From here on the mirror alone has it.
  await stage.host.close();
  try {
    const home = withPolicy(stage, {
      mirror: `${nginx.origin}/ai`,
      modelsFolder: stage.app.modelsFolder,
      catalogue: stage.app.catalogue,
      allowedModels: [stage.model.id],
      hub: false,
      updates: false,
      proxy: 'direct',
      maxBytesPerSecond: 30_000_000,
    });
    const pulled = await runHeadless(home, ['--pull', stage.model.id, '--json']);
    expect(pulled.exitCode, pulled.text).toBe(0);
    rmSync(stage.target);
    rmSync(stage.app.home, { recursive: true });
    mkdirSync(stage.app.home);

    const app = await start(home);
    await button(app.page, 'Download').click();
    await expect(app.page.getByRole('heading', { name: 'Your model is ready' })).toBeVisible();
    await showsWhatIsFixed(app.page);
    await app.quit();

    rmSync(stage.target);
    rmSync(file);
    const missing = await runHeadless(home, ['--pull', stage.model.id, '--json']);
    expect(missing.exitCode).toBe(3);
    expect(missing.told.find(({ event }) => event === 'stopped')).toMatchObject({
      code: 'not-on-mirror',
      message: expect.stringContaining(`${nginx.origin}/ai/`),
    });
  } finally {
    await nginx.stop();
  }
});

test('allowed models alone are shown, and nothing from elsewhere', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 1024 * 1024, others: 1 });
  const home = withPolicy(stage, { allowedModels: ['other-1'] });
  expect((await runHeadless(home, ['--pull', stage.model.id])).exitCode).toBe(3);
  expect((await runHeadless(home, ['--pull', 'org/repo', '--json'])).exitCode).toBe(10);
  expect((await runHeadless(home, ['--pull', 'other-1'])).exitCode).toBe(0);
});

test('an administrator’s policy overrides a person’s, and another account’s is refused', async ({
  stageWith,
}) => {
  test.skip(!canHaveOwnEtc(), 'no folder can be laid over /etc here');
  const stage = await stageWith({ bytes: 1024 * 1024 });
  const below = path.dirname(stage.app.home);
  const etc = etcWithPolicy(below, '{"hub":false}');
  const home = { ...withPolicy(stage, { hub: true }), etc };
  // The person's own policy opens nothing, and their catalogue, hub, and loopback switch are ignored.
  const closed = await runHeadless(home, ['--pull', 'org/repo', '--json']);
  expect([closed.exitCode, closed.text]).toEqual([10, expect.stringContaining('set-by-policy')]);
  const own = await runHeadless(home, ['--pull', stage.model.id, '--json']);
  expect([own.exitCode, own.text]).toEqual([3, expect.stringContaining('unknown-id')]);
  // Without one, the person's applies.
  const free = await runHeadless({ ...home, etc: undefined }, ['--pull', stage.model.id]);
  expect(free.exitCode, free.text).toBe(0);

  chmodSync(path.join(etc, 'noggin', 'noggin.policy.json'), 0o666);
  const open = await runHeadless(home, ['--list', '--json']);
  expect([open.exitCode, open.text]).toEqual([10, expect.stringContaining('others than administrators')]);
});

test('an unreadable policy stops the start, and is named', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 1024 * 1024 });
  const home = withPolicy(stage, '{"miror":"https://a.example"}');
  const run = await runHeadless(home, ['--pull', stage.model.id, '--json']);
  expect(run.exitCode).toBe(10);
  expect(run.text).toContain('noggin.policy.json');
  expect(run.text).toContain('miror');
});
