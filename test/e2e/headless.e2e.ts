import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runHeadless, spawnHeadless } from '../support/app/headless.ts';
import { expect, test } from './fixtures.ts';

test('a model is pulled, listed and verified without a window or a display', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 8 * 1024 * 1024 });
  const pulled = await runHeadless(stage.app, ['--pull', stage.model.id, '--json']);
  expect(pulled.exitCode).toBe(0);
  expect(pulled.told.map(({ event }) => event)).toEqual(expect.arrayContaining(['started', 'installed']));
  expect(pulled.told.find(({ event }) => event === 'installed')).toMatchObject({
    ...{ modelId: stage.model.id, sha256: stage.model.sha256, path: stage.target },
  });
  expect(pulled.told.at(-1)).toEqual({ event: 'end', exitCode: 0 });

  const listed = await runHeadless(stage.app, ['--list', '--json']);
  expect(listed.told).toMatchObject([
    { event: 'model', modelId: stage.model.id, state: 'present' },
    { event: 'end', exitCode: 0 },
  ]);
  const right = await runHeadless(stage.app, ['--verify', stage.model.id, '--json']);
  expect(right.exitCode).toBe(0);
  expect(right.told.find(({ event }) => event === 'verified')).toMatchObject({ ok: true });

  const bytes = readFileSync(stage.target);
  bytes[5_000_000] = (bytes[5_000_000] ?? 0) ^ 1;
  writeFileSync(stage.target, bytes);
  const wrong = await runHeadless(stage.app, ['--verify', '--json']);
  expect(wrong.exitCode).toBe(4);
  expect(wrong.told.find(({ event }) => event === 'verified')).toMatchObject({ ok: false, state: 'damaged' });
});

test('Ctrl-C pauses, and the same command resumes', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 32 * 1024 * 1024, limits: { bytesPerSecond: 6 * 1024 * 1024 } });
  const args = ['--pull', stage.model.id, '--json'];
  const child = spawnHeadless(stage.app, args);
  child.stdout.on('data', (chunk: Buffer) => {
    const [, received] = /"receivedBytes":(\d{7,})/.exec(String(chunk)) ?? [];
    if (received !== undefined) child.kill('SIGINT');
  });
  const first = await runHeadless(stage.app, args, child);
  expect(first.exitCode).toBe(130);
  expect(first.told.some(({ event }) => event === 'paused')).toBe(true);

  const second = await runHeadless(stage.app, args);
  expect(second.exitCode).toBe(0);
  const from = second.told.find(({ event }) => event === 'progress')?.['receivedBytes'];
  expect(from).toBeGreaterThan(500_000);
});

test('a failure exits with the code of its reason', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 1024 * 1024 });
  const code = async (...args: string[]) => (await runHeadless(stage.app, args)).exitCode;
  expect(await code('--help')).toBe(0);
  expect(await code('--pull')).toBe(2);
  expect(await code('--list', '--nonsense')).toBe(2);
  expect(await code('--pull', 'nobody-knows-this', '--json')).toBe(3);
  expect(await code('--verify', 'nobody-knows-this')).toBe(3);
});

test('an unreadable configured catalogue is never replaced by another', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: 1024 * 1024 });
  for (const catalogue of ['/nowhere/catalogue.json', 'http://127.0.0.1:1/c.json', stage.app.home]) {
    const run = await runHeadless({ ...stage.app, catalogue }, ['--pull', stage.model.id, '--json']);
    expect(run.exitCode, run.text).toBe(1);
    expect(run.told[0]).toMatchObject({ event: 'stopped', code: 'catalogue-invalid' });
  }
});

test('an unwritable profile folder has an exit code of its own, other than the one for a second start', async ({
  stageWith,
}) => {
  const stage = await stageWith({ bytes: 1024 * 1024 });
  const file = path.join(stage.app.home, '..', 'a file');
  writeFileSync(file, '');
  const blocked = { ...stage.app, home: path.join(file, 'Noggin') };
  const run = await runHeadless(blocked, ['--list', '--json']);
  expect(run.exitCode, run.text).toBe(12);
  expect(run.told).toMatchObject([{ event: 'refused', code: 'profile-unwritable' }]);
  expect((await runHeadless(blocked, ['--version'])).exitCode).toBe(0);
});

test('while the window is open, the command line says so', async ({ stageWith, start }) => {
  const stage = await stageWith({ bytes: 1024 * 1024 });
  await start(stage.app);
  const run = await runHeadless(stage.app, ['--list']);
  expect(run.exitCode).toBe(9);
  expect(run.text).toContain('Noggin is open already');
});

test('a question is answered without a window or a network, and errors have their exit codes', async ({
  stageWith,
}) => {
  const stage = await stageWith({ bytes: 2 * 1024 * 1024, pip: true });
  const nothing = await runHeadless(stage.app, ['--ask', 'What is Noggin?']);
  expect(nothing.exitCode, nothing.text).toBe(3);
  const pulled = await runHeadless(stage.app, ['--pull', stage.model.id, '--json']);
  expect(pulled.exitCode, pulled.text).toBe(0);
  await stage.host.goOffline();
  const plain = await runHeadless(stage.app, ['--ask', 'What is Noggin?']);
  expect(plain.exitCode, plain.text).toBe(0);
  expect(plain.text).toContain('Noggin is an app');
  const { told } = await runHeadless(stage.app, ['--ask', 'What is Noggin?', '--json']);
  const answer = told.find(({ event }) => event === 'answer');
  expect(answer).toMatchObject({ reason: 'end' });
  const pieces = told.filter(({ event }) => event === 'text').map((one) => one['text']);
  expect(pieces.join('')).toBe(answer?.['text']);
  expect(told.at(-1)).toEqual({ event: 'end', exitCode: 0 });
});
