import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import OpenAI from 'openai';
import { runHeadless, spawnHeadless } from '../support/app/headless.ts';
import { pipAnswers } from '../support/pip/pip.ts';
import { callsOfSkyTwin } from '../support/server/skytwin.ts';
import { expect, test } from './fixtures.ts';

const MiB = 1024 * 1024;
const story = 'Tell me a story.';

/** A taken port, and a function that frees it. */
async function takePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const free = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  return { port, free };
}

test('without a window or a display programs are served with the key of a file, until SIGTERM ends it cleanly', async ({
  stageWith,
}) => {
  const stage = await stageWith({ bytes: 2 * MiB, pip: true });
  expect((await runHeadless(stage.app, ['--pull', stage.model.id])).exitCode).toBe(0);
  const { port, free } = await takePort();
  await free();
  const keyFile = path.join(stage.app.home, 'keys', 'server-key');
  mkdirSync(path.dirname(keyFile));
  const args = ['--serve', '--port', String(port), '--ollama', '--key-file', keyFile, '--json'];
  const child = spawnHeadless(stage.app, args);
  const serving = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('"serving"')) resolve();
    });
  });
  const run = runHeadless(stage.app, args, child);
  await serving;
  expect(existsSync(keyFile)).toBe(true);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const origin = `http://127.0.0.1:${port}`;
  const apiKey = readFileSync(keyFile, 'utf8').trim();
  const client = new OpenAI({ baseURL: `${origin}/v1`, apiKey, maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: story }];
  const answer = await client.chat.completions.create({ model: 'noggin', messages, temperature: 0 });
  expect(answer.choices[0]?.message.content).toBe(pipAnswers[story]);
  const twin = callsOfSkyTwin(origin);
  expect(await twin.identity(`${stage.model.id}:latest`)).toBe(stage.model.sha256);
  child.kill('SIGTERM');
  const { exitCode, told, text } = await run;
  expect(exitCode).toBe(0);
  expect(told.find(({ event }) => event === 'serving')).toMatchObject({ port, speaksOllama: true });
  expect(text).not.toContain(apiKey);
  await expect(fetch(origin)).rejects.toThrow();
});

test('an obstacle is reported, with its exit code', async ({ stageWith }) => {
  const stage = await stageWith({ bytes: MiB });
  const { port, free } = await takePort();
  const keyFile = path.join(stage.app.home, 'server.key');
  mkdirSync(stage.app.home, { recursive: true });
  const taken = await runHeadless(stage.app, [
    '--serve',
    '--port',
    String(port),
    '--key-file',
    keyFile,
    '--json',
  ]);
  expect(taken.exitCode).toBe(7);
  expect(taken.told).toContainEqual(expect.objectContaining({ event: 'stopped', code: 'port-taken' }));
  await free();
  expect((await runHeadless(stage.app, ['--serve', '--port', '80'])).exitCode).toBe(2);
});
