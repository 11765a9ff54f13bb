import { expect, test } from 'vitest';
import type { FromServer } from '../messages.ts';
import { createRemoteDesk } from './remote-desk.ts';

const never = new AbortController().signal;
const question = { system: '', turns: [], temperature: 0, maxTokens: 5, seed: 1, think: false };
const events = { prompt: () => {}, text: () => {} };

function scene(limits?: { mostOpen: number; longestWaitMs: number }) {
  const posted: FromServer[] = [];
  return { posted, desk: createRemoteDesk((message) => posted.push(message), limits) };
}

test('questions above the limit are refused, until one is answered', async () => {
  const { desk } = scene({ mostOpen: 2, longestWaitMs: 60_000 });
  const first = desk.load('pip', never);
  void desk.answer('pip', question, events, never).catch(() => {});
  await expect(desk.load('pip', never)).rejects.toMatchObject({ code: 'too-many' });
  desk.hear({ kind: 'done', id: 1, result: null });
  await first;
  const next = desk.load('pip', never);
  desk.hear({ kind: 'done', id: 3, result: null });
  await next;
});

test('a question that waits too long is dropped, and main is told', async () => {
  const { desk, posted } = scene({ mostOpen: 2, longestWaitMs: 1 });
  await expect(desk.answer('pip', question, events, never)).rejects.toMatchObject({ code: 'too-many' });
  expect(posted.at(-1)).toEqual({ kind: 'stop', id: 1 });
});

test('a late answer to a dropped question is ignored', async () => {
  const { desk, posted } = scene();
  const gone = new AbortController();
  const heard: string[] = [];
  const asked = desk.answer('pip', question, { ...events, text: (text) => heard.push(text) }, gone.signal);
  desk.hear({ kind: 'text', id: 1, text: 'a' });
  gone.abort();
  await expect(asked).rejects.toMatchObject({ code: 'not-now' });
  desk.hear({ kind: 'text', id: 1, text: 'b' });
  desk.hear({ kind: 'failed', id: 1, error: { code: 'internal', message: '' } });
  expect(heard).toEqual(['a']);
  expect(posted.at(-1)).toEqual({ kind: 'stop', id: 1 });
});

test('repeated questions of a program are reported once', () => {
  const { desk, posted } = scene();
  for (let count = 0; count < 50; count += 1) desk.asked('A');
  desk.asked('B');
  expect(posted).toEqual([
    { kind: 'asked', agent: 'A' },
    { kind: 'asked', agent: 'B' },
  ]);
});
