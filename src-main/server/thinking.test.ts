import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from './desk.ts';
import { digestOf } from './http/guard.ts';
import { startServer } from './http/server.ts';

const key = 'the-key-of-a-test';
const messages = [{ role: 'user' as const, content: 'Why?' }];

/** A server whose model streams what the test says. */
async function saying(pieces: readonly string[], reason: 'end' | 'length' | 'stopped' = 'end') {
  const model = {
    ...{ id: 'm', name: 'M', sha256: 'a'.repeat(64), bytes: 1, provenAtMs: 0, architecture: null },
    ...{ parameters: null, quantization: null, contextTokens: null, canUseTools: true, canThink: true },
  };
  const thinks: boolean[] = [];
  const desk: Desk = {
    served: () => ({ models: [model], inUse: 'm', loaded: null }),
    asked: () => {},
    load: async () => {},
    embed: async () => ({ vectors: [], tokens: 0 }),
    answer: async (_id, question, events) => {
      thinks.push(question.think);
      events.prompt({ promptTokens: 3, contextTokens: 100, leftOut: 0 });
      for (const piece of pieces) events.text(piece);
      return { reason, tokens: pieces.length, firstTokenMs: 1, tokensPerSecond: 1 };
    },
  };
  const server = await startServer({ desk, port: 0, keyDigest: digestOf(key), speaksOllama: true });
  onTestFinished(() => server.close());
  const host = `http://127.0.0.1:${server.port}`;
  const openai = new OpenAI({ baseURL: `${host}/v1`, apiKey: key, maxRetries: 0 });
  return { openai, ollama: new Ollama({ host }), thinks };
}

const thought = ['<thi', 'nk>Let me', ' see.</th', 'ink>\n\nBe', 'cause.'];

test('thinking is separate from the answer, whole and streamed', async () => {
  const { openai, ollama, thinks } = await saying(thought);
  const whole = await openai.chat.completions.create({ model: 'm', messages, reasoning_effort: 'high' });
  expect(whole.choices[0]?.message).toMatchObject({ content: 'Because.', reasoning_content: 'Let me see.' });
  let text = '';
  let reasoning = '';
  for await (const { choices } of await openai.chat.completions.create({
    model: 'm',
    messages,
    stream: true,
  })) {
    const delta = choices[0]?.delta as { content?: string; reasoning_content?: string } | undefined;
    text += delta?.content ?? '';
    reasoning += delta?.reasoning_content ?? '';
  }
  expect([text, reasoning]).toEqual(['Because.', 'Let me see.']);
  const said = await ollama.chat({ model: 'm', messages, think: true });
  expect(said.message).toMatchObject({ content: 'Because.', thinking: 'Let me see.' });
  expect((await openai.responses.create({ model: 'm', input: 'Why?' })).output_text).toBe('Because.');
  // The model thinks first only on request.
  expect(thinks).toEqual([true, false, true, false]);
});

test('under a JSON format every character belongs to the answer', async () => {
  const { openai } = await saying(['{"a":"<think>', '</think>"}']);
  const response_format = { type: 'json_object' as const };
  const held = await openai.chat.completions.create({ model: 'm', messages, response_format });
  expect(held.choices[0]?.message.content).toBe('{"a":"<think></think>"}');
});

test('an answer stopped by others is an error, and never complete', async () => {
  const { openai, ollama } = await saying(['Be'], 'stopped');
  await expect(openai.chat.completions.create({ model: 'm', messages })).rejects.toMatchObject({
    status: 500,
  });
  const read = async (): Promise<void> => {
    for await (const _ of await openai.chat.completions.create({ model: 'm', messages, stream: true }));
  };
  await expect(read()).rejects.toMatchObject({ code: 'model_error' });
  await expect(ollama.chat({ model: 'm', messages })).rejects.toMatchObject({ status_code: 500 });
  const response = await openai.responses
    .stream({ model: 'm', input: 'Why?' })
    .finalResponse()
    .catch(() => null);
  expect(response?.status ?? 'failed').toBe('failed');
});

test('an answer cut at its limit says so to every client', async () => {
  const { openai, ollama } = await saying(['Be'], 'length');
  const chat = await openai.chat.completions.create({ model: 'm', messages });
  expect(chat.choices[0]?.finish_reason).toBe('length');
  expect((await ollama.chat({ model: 'm', messages })).done_reason).toBe('length');
  const response = await openai.responses.create({ model: 'm', input: 'Why?' });
  expect(response).toMatchObject({
    status: 'incomplete',
    incomplete_details: { reason: 'max_output_tokens' },
  });
});
