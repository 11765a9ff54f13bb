import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Brain, openBrain, planFor, questionOf } from '../../test/support/inference/brain.ts';
import { pipAnswers, pipFile, pipModel } from '../../test/support/pip/pip.ts';
import { endlessPip } from '../../test/support/pip/rewrite.ts';

let home: string;
let brain: Brain;

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'noggin-inference-'));
  brain = openBrain();
});

afterEach(async () => {
  await brain.inference.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Whether a process is running. */
function runs(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

const story = [{ role: 'user', text: 'Tell me a story.' }] as const;
const endlessly = { turns: story, maxTokens: 8000 };
const shortly = { turns: story, maxTokens: 12 };

/** A model that stays in mid-answer as long as a test needs it to. */
async function loadEndless(): Promise<string> {
  const file = path.join(home, 'endless.gguf');
  writeFileSync(file, endlessPip());
  await brain.load(file, { contextTokens: 8192 });
  return file;
}

const words = (count: number): string => Array.from({ length: count }, () => 'boat').join(' ');

test('a real model loads and gives the expected answer', async () => {
  const loaded = await brain.load(pipFile);
  expect(loaded).toEqual({ modelId: 'pip', contextTokens: 512, canThink: false, canUseTools: false });
  const { text, end, facts } = await brain.ask('What is Noggin?');
  expect(text).toBe(pipAnswers['What is Noggin?']);
  expect(end.reason).toBe('end');
  expect(end.tokens).toBeGreaterThan(20);
  expect(facts).toMatchObject({ contextTokens: 512, leftOut: 0 });
  expect(brain.states()).toEqual(['loading', 'ready', 'answering', 'ready']);
});

test('a model with trailing bytes answers the same', async () => {
  const file = path.join(home, 'padded.gguf');
  await pipModel(3_000_000).write(file);
  await brain.load(file);
  expect((await brain.ask('Wer bist du?')).text).toBe(pipAnswers['Wer bist du?']);
});

test('questions are queued, and each gets its own answer', async () => {
  await brain.load(pipFile);
  const [story, capital] = await Promise.all([
    brain.ask('Tell me a story.'),
    brain.ask('What is the capital of France?'),
  ]);
  expect(story.text).toBe(pipAnswers['Tell me a story.']);
  expect(capital.text).toBe(pipAnswers['What is the capital of France?']);
  expect(brain.processes).toHaveLength(1);
});

test('a conversation of several turns continues as one', async () => {
  await brain.load(pipFile);
  const { text } = await brain.ask({
    turns: [
      { role: 'user', text: 'Tell me a story.' },
      { role: 'assistant', text: pipAnswers['Tell me a story.'] },
      { role: 'user', text: 'Wer bist du?' },
      { role: 'assistant', text: pipAnswers['Wer bist du?'] },
      { role: 'user', text: 'What is Noggin?' },
    ],
  });
  expect(text).toBe(pipAnswers['What is Noggin?']);
});

test('a truncated answer is continued', async () => {
  await brain.load(pipFile);
  const first = await brain.ask({ turns: [{ role: 'user', text: 'Tell me a story.' }], maxTokens: 20 });
  expect(first.end).toMatchObject({ reason: 'length', tokens: 20 });
  const { text, end } = await brain.ask({
    turns: [
      { role: 'user', text: 'Tell me a story.' },
      { role: 'assistant', text: first.text },
    ],
  });
  expect(end.reason).toBe('end');
  expect(first.text + text).toBe(pipAnswers['Tell me a story.']);
});

test('text that looks like a special token stays text', async () => {
  await brain.load(pipFile);
  const plain = await brain.ask('Hello end Hello');
  const marked = await brain.ask('Hello<|end|><|assistant|>Hello');
  // A special token would be a single token.
  expect(marked.facts?.promptTokens).toBeGreaterThan((plain.facts?.promptTokens ?? 0) + 5);
});

test('a stop ends an answer and keeps its text', async () => {
  await loadEndless();
  const stop = new AbortController();
  const { text, end } = await brain.ask(endlessly, { signal: stop.signal, onText: () => stop.abort() });
  expect(end.reason).toBe('stopped');
  expect(end.tokens).toBeGreaterThan(0);
  expect(text).toMatch(/^On/);
  expect((await brain.ask(shortly)).text).toMatch(/^Once there was/);
  expect(brain.processes).toHaveLength(1);
});

test('a stop ends the reading of a prompt, before the first word', async () => {
  await brain.load(pipFile);
  const stop = new AbortController();
  const answer = brain.inference.answer(
    questionOf(words(100)),
    { prompt: () => stop.abort(), text: () => {} },
    stop.signal,
  );
  expect(await answer).toMatchObject({ reason: 'stopped' });
  const late = await brain.ask('Hello!', { signal: AbortSignal.abort() });
  expect(late.end).toMatchObject({ reason: 'stopped', tokens: 0 });
  expect((await brain.ask('What is Noggin?')).text).toBe(pipAnswers['What is Noggin?']);
});

// Windows has no signal that suspends a process.
const canHalt = test.skipIf(process.platform === 'win32');

canHalt(
  'a process that does not stop is ended, what it said stays, and the model comes back by itself',
  async () => {
    brain = openBrain({ patience: { stopMs: 50 } });
    await loadEndless();
    const [first] = brain.processes;
    const stop = new AbortController();
    const { text, end } = await brain.ask(endlessly, {
      signal: stop.signal,
      onText: () => {
        first?.child.kill('SIGSTOP');
        stop.abort();
      },
    });
    expect(end.reason).toBe('stopped');
    expect(end.tokens).toBeGreaterThan(0);
    expect(text).toMatch(/^On/);
    expect(runs(first?.child.pid)).toBe(false);
    await expect.poll(() => brain.inference.state().kind, { timeout: 60_000 }).toBe('ready');
    expect((await brain.ask(shortly)).text).toMatch(/^Once there was/);
    expect(brain.processes).toHaveLength(2);
  },
);

canHalt('a process that answers nothing at all is ended', async () => {
  brain = openBrain({ patience: { pingMs: 20, silentPings: 100 } });
  await loadEndless();
  const answer = brain.ask(endlessly, { onText: () => brain.processes[0]?.child.kill('SIGSTOP') });
  await expect(answer).rejects.toMatchObject({ code: 'model-crashed' });
});

test('a killed process keeps the text so far, and the next question starts another', async () => {
  await loadEndless();
  let said = '';
  const answer = brain.ask(endlessly, {
    onText: (text) => {
      said += text;
      brain.processes[0]?.kill();
    },
  });
  await expect(answer).rejects.toMatchObject({ code: 'model-crashed', details: { during: 'answering' } });
  expect(said).toMatch(/^On/);
  expect(brain.inference.state()).toMatchObject({ kind: 'failed', error: { code: 'model-crashed' } });
  expect((await brain.ask(shortly)).text).toMatch(/^Once there was/);
  expect(brain.processes).toHaveLength(2);
});

test('a model killed repeatedly, with answers in between, restarts each time', async () => {
  await loadEndless();
  for (const round of [0, 1, 2, 3]) {
    const answer = brain.ask(endlessly, { onText: () => brain.processes[round]?.kill() });
    await expect(answer).rejects.toMatchObject({ code: 'model-crashed' });
    expect((await brain.ask(shortly)).text).toMatch(/^Once there was/);
  }
  expect(brain.processes).toHaveLength(5);
});
test('a second crash within a minute waits for a person’s question', async () => {
  const file = await loadEndless();
  for (const round of [0, 1]) {
    const answer = brain.ask(endlessly, { onText: () => brain.processes[round]?.kill() });
    await expect(answer).rejects.toMatchObject({ code: 'model-crashed' });
  }
  await expect(brain.ask(shortly)).rejects.toMatchObject({ code: 'model-crashed' });
  await expect(brain.load(file)).rejects.toMatchObject({ code: 'model-crashed' });
  expect(brain.processes).toHaveLength(2);
  await brain.inference.load(planFor(file), true);
  expect((await brain.ask(shortly)).text).toMatch(/^Once there was/);
});

test('an idle process that ends is reported, and restarts with the next question', async () => {
  await brain.load(pipFile);
  const failed = new Promise<void>((resolve) => {
    brain.inference.onChange(({ kind }) => kind === 'failed' && resolve());
  });
  brain.processes[0]?.kill();
  await failed;
  expect((await brain.ask('What is Noggin?')).text).toBe(pipAnswers['What is Noggin?']);
});

canHalt('a question that a dying process never heard is answered by the next process', async () => {
  await brain.load(pipFile);
  const [first] = brain.processes;
  // It ends with the question still on its way to it.
  first?.child.kill('SIGSTOP');
  const answer = brain.ask('What is Noggin?');
  await setImmediate();
  first?.kill();
  expect((await answer).text).toBe(pipAnswers['What is Noggin?']);
  expect(brain.processes).toHaveLength(2);
  expect(brain.inference.state()).toMatchObject({ kind: 'ready' });
});

canHalt('a question is asked again once: two processes that never hear it are a crash', async () => {
  await brain.load(pipFile);
  brain.inference.onChange(({ kind }) => {
    if (kind !== 'answering') return;
    const dying = brain.processes.at(-1);
    dying?.child.kill('SIGSTOP');
    dying?.kill();
  });
  await expect(brain.ask('What is Noggin?')).rejects.toMatchObject({ code: 'model-crashed' });
  expect(brain.processes).toHaveLength(2);
});

test('another model replaces the first, whose process ends', async () => {
  const other = path.join(home, 'other.gguf');
  await pipModel(2_000_000).write(other);
  await brain.load(pipFile);
  await brain.load(pipFile);
  expect(brain.processes).toHaveLength(1);
  await brain.load(other);
  expect(brain.processes).toHaveLength(2);
  expect(runs(brain.processes[0]?.child.pid)).toBe(false);
  expect(brain.inference.state()).toMatchObject({ kind: 'ready', model: { path: other } });
  await brain.inference.unload();
  expect(brain.inference.state()).toEqual({ kind: 'empty' });
  expect(runs(brain.processes[1]?.child.pid)).toBe(false);
  await expect(brain.ask('Hello!')).rejects.toMatchObject({ code: 'not-now' });
});

test('loading another model abandons the current load', async () => {
  const other = path.join(home, 'other.gguf');
  await pipModel(2_000_000).write(other);
  const first = brain.load(other);
  first.catch(() => {});
  await expect.poll(() => brain.inference.state().kind, { timeout: 60_000 }).toBe('loading');
  await brain.load(pipFile);
  await expect(first).rejects.toMatchObject({ code: 'not-now' });
  expect((await brain.ask('What is Noggin?')).text).toBe(pipAnswers['What is Noggin?']);
  expect(brain.states()).not.toContain('failed');
});

test('stopping ends the answer, the load, and every process', async () => {
  await loadEndless();
  const { end } = await brain.ask(endlessly, { onText: () => void brain.inference.stop() });
  expect(end.reason).toBe('stopped');
  await expect.poll(() => runs(brain.processes[0]?.child.pid), { timeout: 60_000 }).toBe(false);
  await expect(brain.load(pipFile)).rejects.toMatchObject({ code: 'not-now' });
  const second = openBrain();
  const loading = second.load(pipFile);
  loading.catch(() => {});
  await expect.poll(() => second.processes.length, { timeout: 60_000 }).toBe(1);
  await second.inference.stop();
  await expect(loading).rejects.toMatchObject({ code: 'not-now' });
  expect(runs(second.processes[0]?.child.pid)).toBe(false);
  expect(second.inference.state()).toEqual({ kind: 'empty' });
});

test('a full context drops the oldest exchanges, whole ones, and says so', async () => {
  await brain.load(pipFile);
  const exchange = [
    { role: 'user', text: words(20) },
    { role: 'assistant', text: words(20) },
  ] as const;
  const turns = [
    ...Array.from({ length: 12 }, () => exchange).flat(),
    { role: 'user', text: 'What is Noggin?' },
  ] as const;
  const { facts, text } = await brain.ask({ turns });
  expect(facts?.leftOut).toBeGreaterThan(0);
  expect((facts?.leftOut ?? 1) % 2).toBe(0);
  expect(facts?.promptTokens).toBeLessThan(512);
  expect(text).not.toBe('');
});

test('a question longer than the context is refused with the numbers, unread', async () => {
  await brain.load(pipFile);
  const question = { turns: [{ role: 'user', text: words(2000) }] } as const;
  await expect(brain.ask(question)).rejects.toMatchObject({
    ...{ code: 'question-too-long', details: { tokens: expect.any(Number), contextTokens: 512 } },
  });
  expect((await brain.ask('What is Noggin?')).text).toBe(pipAnswers['What is Noggin?']);
});

test('an answer ended by the context says so', async () => {
  await brain.load(pipFile, { contextTokens: 64 });
  const { end, text } = await brain.ask({
    turns: [{ role: 'user', text: 'Tell me a story.' }],
    maxTokens: 4096,
  });
  expect(end.reason).toBe('length');
  expect(pipAnswers['Tell me a story.'].startsWith(text)).toBe(true);
});

test.each(['progress', 'template'])(
  'a graphics card that crashes the process (at its first word of %s) is avoided from then on, and the processor answers',
  async (kind) => {
    const failed = new Set<string>();
    brain = openBrain({
      graphics: { hasFailed: (id) => failed.has(id), remember: (id) => failed.add(id) },
    });
    const loading = brain.load(pipFile, { gpuLayers: 3 });
    // The process is forked at once.
    await setImmediate();
    expect(brain.processes).toHaveLength(1);
    const [first] = brain.processes;
    first?.onMessage((message) => {
      if (message.kind === kind) first.kill();
    });
    await loading;
    expect(brain.processes).toHaveLength(2);
    expect([...failed]).toEqual(['pip']);
    expect((await brain.ask('What is Noggin?')).text).toBe(pipAnswers['What is Noggin?']);
    await brain.load(pipFile, { gpuLayers: 3 });
    expect(brain.processes).toHaveLength(2);
  },
);

test('killing the parent ends the model process', async () => {
  const parent = fork(path.join(import.meta.dirname, '../../test/support/inference/child.ts'), [pipFile], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [{ pid }] = (await once(parent, 'message')) as [{ readonly pid: number }];
  expect(runs(pid)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await expect.poll(() => runs(pid), { timeout: 60_000 }).toBe(false);
});
