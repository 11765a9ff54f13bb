import { once } from 'node:events';
import { createServer } from 'node:net';
import OpenAI from 'openai';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pipAnswers, pipSha256 } from '../../test/support/pip/pip.ts';
import { openProgramsScene, type ProgramsScene } from '../../test/support/server/programs.ts';
import { testKey } from '../../test/support/server/scene.ts';
import { callsOfSkyTwin } from '../../test/support/server/skytwin.ts';
import { digestOf } from './http/guard.ts';

let scene: ProgramsScene;
beforeEach(() => {
  scene = openProgramsScene();
});
afterEach(() => scene.end());

const story = 'Tell me a story.';
const messages = [{ role: 'user' as const, content: story }];
const plain = { model: 'pip', messages, temperature: 0 };
const clientOf = (origin: string, apiKey = testKey) =>
  new OpenAI({ baseURL: `${origin}/v1`, apiKey, maxRetries: 0 });
const answerOf = async (client: OpenAI) =>
  (await client.chat.completions.create(plain)).choices[0]?.message.content;

/** Resolves when the state is of this kind. */
const become = (kind: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (scene.programs.state().kind !== kind) return;
      stop();
      resolve();
    };
    const stop = scene.programs.onChange(look);
    look();
  });

test('the process runs only while it is wanted', async () => {
  await scene.programs.refresh();
  expect(scene.programs.state()).toEqual({ kind: 'off' });
  expect(scene.processes).toHaveLength(0);
  await scene.want({});
  const origin = scene.origin();
  expect(await answerOf(clientOf(origin))).toBe(pipAnswers[story]);
  await scene.want(null);
  expect(scene.programs.state()).toEqual({ kind: 'off' });
  expect(scene.processes[0]?.child.exitCode).toBe(0);
  await expect(fetch(origin)).rejects.toThrow();
});

test('a separate process answers, whole and streamed, from the model in another', async () => {
  await scene.want({});
  const client = clientOf(scene.origin());
  let text = '';
  for await (const chunk of await client.chat.completions.create({ ...plain, stream: true }))
    text += chunk.choices[0]?.delta.content ?? '';
  expect(text).toBe(pipAnswers[story]);
  expect(scene.processes[0]?.child.pid).not.toBe(scene.forked.processes[0]?.child.pid);
  const { data } = await client.embeddings.create({ model: 'pip', input: 'a boat' });
  expect(data).toHaveLength(1);
});

test('SkyTwin’s calls are answered there, too', async () => {
  await scene.want({});
  const twin = callsOfSkyTwin(scene.origin());
  expect(await twin.identity('pip:latest')).toBe(pipSha256);
  expect(await twin.chat('pip:latest', story)).toBe(pipAnswers[story]);
  expect(await twin.inMemory('pip:latest')).toBe(pipSha256);
});

test('a new key, and the Ollama switch, apply from the next request on, at the same port', async () => {
  await scene.want({});
  const origin = scene.origin();
  await scene.want({ keyDigest: digestOf('another').toString('hex'), speaksOllama: false });
  expect(scene.origin()).toBe(origin);
  await expect(answerOf(clientOf(origin))).rejects.toMatchObject({ status: 401 });
  expect(await answerOf(clientOf(origin, 'another'))).toBe(pipAnswers[story]);
  expect((await fetch(`${origin}/api/version`)).status).toBe(404);
  expect((await fetch(origin)).status).toBe(404);
});

test.each(['127.0.0.1', '::1'])('a port taken at %s is an error with a free one', async (host) => {
  const other = createServer().listen(0, host);
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await scene.want({ port });
  const state = scene.programs.state();
  expect(state).toMatchObject({ kind: 'failed', error: { code: 'port-taken', details: { port } } });
  const free = state.kind === 'failed' ? (state.freePort ?? 0) : 0;
  expect(free).toBeGreaterThan(port);
  await scene.want({ port: free });
  expect(scene.origin()).toBe(`http://127.0.0.1:${free}`);
  other.close();
});

test('a changed port is used, and the old one freed', async () => {
  await scene.want({});
  const first = scene.origin();
  await scene.want({ port: 1 });
  await scene.want({ port: 0 });
  expect(await answerOf(clientOf(scene.origin()))).toBe(pipAnswers[story]);
  await expect(fetch(first)).rejects.toThrow();
});

test('a killed process restarts at once, and its questions are dropped', async () => {
  await scene.want({});
  const endless = { ...plain, model: 'pip-endless', max_tokens: 8000, stream: true } as const;
  const stream = await clientOf(scene.origin()).chat.completions.create(endless);
  const isNew = become('starting');
  const broken = (async () => {
    for await (const _ of stream) scene.processes[0]?.kill();
  })();
  await expect(broken).rejects.toThrow();
  await isNew;
  await become('on');
  expect(scene.processes).toHaveLength(2);
  expect(await answerOf(clientOf(scene.origin()))).toBe(pipAnswers[story]);
});

test('a process killed twice within a minute restarts on demand', async () => {
  await scene.want({});
  scene.processes[0]?.kill();
  await become('starting');
  await become('on');
  scene.processes[1]?.kill();
  await become('failed');
  expect(scene.processes).toHaveLength(2);
  await scene.programs.refresh();
  expect(await answerOf(clientOf(scene.origin()))).toBe(pipAnswers[story]);
});

test('the person’s question comes before those of programs', async () => {
  await scene.want({});
  const client = clientOf(scene.origin());
  const order: string[] = [];
  const ask = (name: string) => answerOf(client).then(() => order.push(name));
  const endTurn = await scene.turns.take('person', new AbortController().signal);
  const first = ask('program');
  const second = ask('program');
  const person = scene.turns.take('person', new AbortController().signal).then((end) => {
    order.push('person');
    end();
  });
  endTurn();
  await Promise.all([first, second, person]);
  expect(order).toEqual(['person', 'program', 'program']);
});

test('nothing of questions and answers is in the log', async () => {
  await scene.want({});
  const client = clientOf(scene.origin());
  await answerOf(client);
  const secret = { ...plain, messages: [{ role: 'user' as const, content: 'SECRET boat '.repeat(400) }] };
  await expect(client.chat.completions.create(secret)).rejects.toMatchObject({ status: 400 });
  expect(scene.logged()).toContain('programs are answered');
  for (const word of ['SECRET', 'boat', 'Once', testKey]) expect(scene.logged()).not.toContain(word);
});
