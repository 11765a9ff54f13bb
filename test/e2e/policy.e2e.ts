import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runHeadless } from '../support/app/headless.ts';
import type { Stage } from '../support/app/stage.ts';
import { writeGguf } from '../support/gguf/generate.ts';
import { hasNginx, startNginx } from '../support/nginx.ts';
import { button, expect, test } from './fixtures.ts';

function withPolicy(stage: Stage, policy: object | string): Stage['app'] {
  const file = path.join(path.dirname(stage.app.home), 'noggin.policy.json');
  writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy));
  return { ...stage.app, environment: { NOGGIN_POLICY: file } };
}

test('models come from a mirror on nginx, in the window and without it; what is not there is said', async ({
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
  // From here on only the mirror has it.
  await stage.host.close();
  try {
    const home = withPolicy(stage, { mirror: `${nginx.origin}/ai` });
    const pulled = await runHeadless(home, ['--pull', stage.model.id, '--json']);
    expect(pulled.exitCode, pulled.text).toBe(0);
    rmSync(stage.target);
    rmSync(stage.app.home, { recursive: true });
    mkdirSync(stage.app.home);

    const app = await start(home);
    await button(app.page, 'Download').click({ timeout: 8000 });
    await expect(app.page.getByRole('heading', { name: 'Your model is ready' })).toBeVisible({
      timeout: 15_000,
    });
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

test('only allowed models are there, and nothing from elsewhere', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 1024 * 1024, others: 1 });
  const home = withPolicy(stage, { allowedModels: ['other-1'] });
  expect((await runHeadless(home, ['--pull', stage.model.id])).exitCode).toBe(3);
  expect((await runHeadless(home, ['--pull', 'org/repo', '--json'])).exitCode).toBe(10);
  expect((await runHeadless(home, ['--pull', 'other-1'])).exitCode).toBe(0);
});

test('a policy that cannot be read stops everything, and says which file', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 1024 * 1024 });
  const home = withPolicy(stage, '{"miror":"https://a.example"}');
  const run = await runHeadless(home, ['--pull', stage.model.id, '--json']);
  expect(run.exitCode).toBe(10);
  expect(run.text).toContain('noggin.policy.json');
  expect(run.text).toContain('miror');
});
