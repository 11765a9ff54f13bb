import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Brain, openBrain } from '../../test/support/inference/brain.ts';
import { toolTemplates } from '../../test/support/inference/tool-templates.ts';
import { pipAnswers, pipFile } from '../../test/support/pip/pip.ts';
import { endlessPip, pipWithTemplate } from '../../test/support/pip/rewrite.ts';
import { anyObjectGrammar, schemaGrammar } from './grammar/json-grammar.ts';
import type { Question } from './port.ts';

let home: string;
let brain: Brain;
beforeAll(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'noggin-programs-'));
  brain = openBrain();
});
afterAll(async () => {
  await brain.inference.stop();
  rmSync(home, { recursive: true, force: true });
});

const load = async (bytes: Buffer | null, contextTokens = 512) => {
  const file = bytes === null ? pipFile : path.join(home, `${contextTokens}-${bytes.length}.gguf`);
  if (bytes !== null) writeFileSync(file, bytes);
  return brain.load(file, { contextTokens });
};
const france = [{ role: 'user', text: 'What is the capital of France?' }] as const;
const ask = (program: Question['program'], more: Partial<Question> = {}) =>
  brain.ask({ turns: france, ...more, program: program ?? {} });

describe('options of programs', () => {
  test('a stop string ends the answer, and is left out', async () => {
    await load(null);
    const { text, end } = await ask({ stops: [' Paris', 'nowhere'] });
    expect(text).toBe('The capital of France is');
    expect(end.reason).toBe('end');
  });

  test('an answer may be empty', async () => {
    await load(null);
    const { text, end } = await ask({ stops: ['The'] });
    expect(text).toBe('');
    expect(end.reason).toBe('end');
  });

  test('the token limit is met, and the reason for the end given', async () => {
    await load(null);
    const { end } = await ask({}, { maxTokens: 3 });
    expect(end).toMatchObject({ reason: 'length', tokens: 3 });
  });

  test('the same seed gives the same answer, another one another', async () => {
    await load(null);
    const draw = async (seed: number) =>
      (await ask({ drawing: { topP: 1, topK: 0, minP: 0 } }, { temperature: 2, seed })).text;
    const first = await draw(11);
    expect(await draw(11)).toBe(first);
    expect(await draw(12)).not.toBe(first);
  });

  test('a penalty makes repetition unlikely', async () => {
    await load(endlessPip());
    const plain = await ask({}, { maxTokens: 120 });
    const varied = await ask({ drawing: { frequencyPenalty: 2 } }, { maxTokens: 120 });
    const different = (text: string) => new Set(text.split(/\s+/)).size / text.split(/\s+/).length;
    expect(different(varied.text)).toBeGreaterThan(different(plain.text));
  });

  test('a grammar constrains the whole answer', async () => {
    await load(null);
    const schema = {
      type: 'object',
      properties: { city: { enum: ['Paris', 'Rome'] }, sure: { type: 'boolean' } },
      required: ['city', 'sure'],
    };
    const { text, end } = await ask({ grammar: schemaGrammar(schema) });
    expect(JSON.parse(text)).toMatchObject({ city: expect.stringMatching(/^(Paris|Rome)$/) });
    expect(end.reason).toBe('end');
  });

  test('a model that thinks by its template skips thinking under a grammar', async () => {
    const template =
      '{{ bos_token }}{% for m in messages %}<|user|>{{ m.content }}<|end|>{% endfor %}<|assistant|><think>\n';
    await load(pipWithTemplate(template));
    const { text } = await ask({ grammar: schemaGrammar({ const: 7 }) });
    expect(text).toBe('7');
    expect((await ask({ grammar: anyObjectGrammar() }, { maxTokens: 20 })).text).toMatch(/^\{/);
  });

  test('an invalid grammar is refused in words', async () => {
    await load(null);
    await expect(ask({ grammar: 'root ::= (' })).rejects.toMatchObject({ code: 'invalid-request' });
    expect((await ask({})).text).toBe(pipAnswers['What is the capital of France?']);
  });

  test('raw text is continued without the template', async () => {
    await load(null);
    const prompt = '<|user|>What is the capital of France?<|end|><|assistant|>The capital';
    const { text, facts } = await ask({ prompt }, { turns: [] });
    expect(text).toBe(' of France is Paris.');
    expect(facts?.promptTokens).toBeGreaterThan(5);
  });

  test('a long conversation is refused with its length instead of truncated', async () => {
    await load(null);
    const turns = Array.from({ length: 40 }, (_, index) => ({
      ...{ role: index % 2 === 0 ? 'user' : 'assistant', text: `boat ${'boat '.repeat(30)}` },
    })) as Question['turns'];
    const long = { turns: [...turns, france[0]] };
    await expect(ask({}, long)).rejects.toMatchObject({ code: 'question-too-long' });
    expect((await brain.ask(long)).facts?.leftOut).toBeGreaterThan(0);
  });
});

describe('tools', () => {
  const tools = [
    {
      ...{ name: 'weather', description: 'Tells the weather of a city' },
      parameters: { type: 'object', properties: { city: { enum: ['Paris', 'Rome'] } }, required: ['city'] },
    },
    { name: 'time', description: 'Tells the time', parameters: null },
  ];
  const turns = [{ role: 'user', text: 'How is the weather in Paris?' }] as const;

  test('a model whose template knows no tools says so, and refuses them', async () => {
    expect((await load(null)).canUseTools).toBe(false);
    const use = { tools, choice: 'auto', turns } as const;
    await expect(ask({ toolUse: use }, { turns: [] })).rejects.toMatchObject({ code: 'template-failed' });
  });

  test.each(['hermes', 'mistral', 'llama3'] as const)(
    'a required call is made, under the grammar of its arguments: %s',
    async (name) => {
      expect((await load(pipWithTemplate(toolTemplates[name]), 1024)).canUseTools).toBe(true);
      const [only] = tools;
      const use = { tools: only === undefined ? [] : [only], choice: 'required', turns } as const;
      const { calls, text } = await ask({ toolUse: use }, { turns: [] });
      expect(text).toBe('');
      expect(calls[0]?.name).toBe('weather');
      expect(['Paris', 'Rome']).toContain(JSON.parse(calls[0]?.arguments ?? '')['city']);
    },
  );

  test('a model with an optional tool may answer in words', async () => {
    await load(pipWithTemplate(toolTemplates.hermes), 1024);
    const { calls, text } = await ask(
      { toolUse: { tools, choice: 'auto', turns } },
      { turns: [], maxTokens: 20 },
    );
    expect(calls).toEqual([]);
    expect(text).not.toBe('');
  });

  test('a tool’s result is shown to the model', async () => {
    await load(pipWithTemplate(toolTemplates.hermes), 1024);
    const answered = [
      ...turns,
      { role: 'assistant', text: '', calls: [{ name: 'weather', arguments: '{"city":"Paris"}' }] },
      { role: 'tool', text: 'It rains.', tool: 'weather' },
    ] as const;
    const program = { toolUse: { tools, choice: 'auto', turns: answered } } as const;
    const { facts } = await ask(program, { turns: [], maxTokens: 5 });
    const shorter = await ask({ toolUse: { tools, choice: 'auto', turns } }, { turns: [], maxTokens: 5 });
    expect(facts?.promptTokens).toBeGreaterThan((shorter.facts?.promptTokens ?? 0) + 20);
  });
});

describe('embeddings', () => {
  const none = new AbortController().signal;
  const near = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

  test('have length one, and are equal for equal text', async () => {
    await load(null);
    const { vectors, tokens } = await brain.inference.embed(
      ['What is Noggin?', 'Tell me a story.', 'What is Noggin?'],
      none,
    );
    const [first = [], second = [], third = []] = vectors;
    expect(first).toHaveLength(128);
    expect(near(first, first)).toBeCloseTo(1, 5);
    expect(near(first, third)).toBeCloseTo(1, 5);
    expect(near(first, second)).toBeLessThan(0.999);
    expect(tokens).toBeGreaterThan(6);
  });

  test('leave the model’s answers unchanged', async () => {
    expect((await ask({})).text).toBe(pipAnswers['What is the capital of France?']);
  });

  test('of a text that is too long are refused, and an abandoned text is skipped', async () => {
    await load(null);
    const long = brain.inference.embed(['boat '.repeat(2000)], none);
    await expect(long).rejects.toMatchObject({ code: 'question-too-long' });
    await expect(brain.inference.embed(['a'], AbortSignal.abort())).rejects.toMatchObject({
      code: 'not-now',
    });
  });
});
