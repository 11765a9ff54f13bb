import { describe, expect, test } from 'vitest';
import { chatTemplates } from '../../../test/support/inference/templates.ts';
import { crashReason } from '../crash-reason.ts';
import { classifyLoadError } from './classify-load-error.ts';
import { answerReserve, exchangeStarts, leaveOutMore, longestPrompt } from './fit-context.ts';
import { createReadingPace } from './reading-pace.ts';
import { suggestedSampling } from './sampling.ts';
import { readTemplate } from './template/render.ts';
import { strftime } from './template/strftime.ts';
import { openedThinking, withoutThinking } from './thinking.ts';
import { cutOut } from './tokenize-prompt.ts';

test.each([
  ["unknown model architecture: 'x'", 'model-too-new'],
  ["error loading model vocabulary: unknown pre-tokenizer type: 'new'", 'model-too-new'],
  ['this GGUF file is version 4 but this software only supports up to version 3', 'model-too-new'],
  ["tensor 'a' has invalid ggml type 99. should be in [0, 42)", 'model-too-new'],
  ['ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 9', 'memory-short'],
  ['std::bad_alloc', 'memory-short'],
  ['Failed to create context', 'memory-short'],
  ["tensor 'x' data is not within the file bounds, model is corrupted or incomplete", 'model-damaged'],
  ["missing tensor 'output_norm.weight'", 'model-damaged'],
  ['something nobody foresaw', 'model-damaged'],
])('%s: %s', (line, code) => {
  expect(
    classifyLoadError('Failed to load model', [`llama_model_load: error loading model: ${line}`]),
  ).toEqual({
    ...{ code, reason: expect.stringContaining(line) },
  });
});

test.each([
  [{ code: null, signal: 'SIGABRT' }, 'loading', 'model-damaged'],
  [{ code: 6, signal: null }, 'loading', 'model-damaged'],
  [{ code: 139, signal: null }, 'loading', 'model-damaged'],
  [{ code: -1073741819, signal: null }, 'loading', 'model-damaged'],
  [{ code: null, signal: 'SIGKILL' }, 'loading', 'model-crashed'],
  [{ code: 1, signal: null }, 'loading', 'model-crashed'],
  [{ code: null, signal: null }, 'loading', 'model-crashed'],
  [{ code: null, signal: 'SIGILL' }, 'loading', 'model-crashed'],
  [{ code: null, signal: 'SIGABRT' }, 'answering', 'model-crashed'],
] as const)('a process that ends with %j while %s: %s', (end, during, code) => {
  expect(crashReason(end, { during, inTemplate: false })).toBe(code);
});

test('a process that exits by itself while the template runs failed in the template', () => {
  const end = { code: null, signal: 'SIGABRT' };
  expect(crashReason(end, { during: 'loading', inTemplate: true })).toBe('no-chat-template');
  expect(crashReason(end, { during: 'answering', inTemplate: true })).toBe('template-failed');
  const killed = { code: null, signal: 'SIGKILL' };
  expect(crashReason(killed, { during: 'answering', inTemplate: true })).toBe('model-crashed');
});

test('exchanges are questions with their answers; the last is never left out', () => {
  const turns = (['user', 'assistant', 'user', 'user', 'assistant', 'user'] as const).map((role) => ({
    ...{ role, text: role },
  }));
  // A question stopped before its first word is an exchange of its own.
  expect(exchangeStarts(turns)).toEqual([0, 2, 3, 5]);
  const counts = turns.map(() => 10);
  expect(leaveOutMore(turns, counts, 0, 1)).toBe(2);
  expect(leaveOutMore(turns, counts, 0, 21)).toBe(3);
  expect(leaveOutMore(turns, counts, 0, 31)).toBe(5);
  expect(leaveOutMore(turns, counts, 2, 1)).toBe(3);
  expect(leaveOutMore(turns, counts, 0, 1000)).toBe(5);
  expect(exchangeStarts(turns.slice(1))).toEqual([0, 1, 2, 4]);
});

test('at most a quarter of the context, and at least one token, is reserved for the answer', () => {
  expect([answerReserve(4096, 8192), answerReserve(4096, 100), answerReserve(2, 10)]).toEqual([1024, 100, 1]);
  expect([longestPrompt(512, 4096), longestPrompt(512, 4)]).toEqual([496, 508]);
});

test('a prompt is read in batches of some 150 ms, which grow slowly and shrink at once', () => {
  const fast = createReadingPace(128);
  const bites = [10, 10, 10].map((ms) => {
    const { tokens } = fast;
    fast.took(tokens, ms);
    return tokens;
  });
  expect([...bites, fast.tokens]).toEqual([32, 64, 128, 128]);
  // The last tokens of a prompt are too few for a measurement.
  fast.took(3, 100);
  expect(fast.tokens).toBe(128);
  fast.took(128, 800);
  expect(fast.tokens).toBe(24);
  fast.took(24, 10_000);
  expect(fast.tokens).toBe(8);
  expect(createReadingPace(16).tokens).toBe(16);
});

test('the maker’s sampling is used within bounds', () => {
  const usual = { temperature: 0.7, topK: 40, topP: 0.95, minP: 0.05 };
  expect(suggestedSampling(null)).toEqual(usual);
  expect(
    suggestedSampling({ general: { sampling: { temp: 0.6, top_k: 20, top_p: 0.8, min_p: 0 } } }),
  ).toEqual({
    ...{ temperature: 0.6, topK: 20, topP: 0.8, minP: 0 },
  });
  expect(suggestedSampling({ general: { sampling: { temp: -1, top_k: 1e9, top_p: Number.NaN } } })).toEqual(
    usual,
  );
});

test.each([
  ['<think>\nhm\n</think>\n\nHello', 'Hello'],
  ['hm\n</think>\n\nHello', 'Hello'],
  ['[THINK]hm[/THINK]Hello', 'Hello'],
  ['<|channel|>analysis<|message|>hm<|start|>assistant<|channel|>final<|message|>Hello', 'Hello'],
  ['<think>hm', ''],
  ['Hello', 'Hello'],
  ['The tag <think> opens a thought.', 'The tag <think> opens a thought.'],
])('%j without thinking: %j', (answer, said) => {
  expect(withoutThinking(answer)).toBe(said);
});

test('thinking opened by the template is detected, and closed thinking ignored', () => {
  expect(openedThinking('x<think>\n')).toBe('<think>\n');
  expect(openedThinking('x<think>\n\n</think>\n\n')).toBe('');
});

test('quoted text is separated from special tokens, in order', () => {
  expect(cutOut('<a>x</a><b>x</b>', ['x', ' x ', 'gone'])).toEqual([
    { part: '<a>', isSaid: false },
    { part: 'x', isSaid: true },
    { part: '</a><b>', isSaid: false },
    { part: 'x', isSaid: true },
    { part: '</b>', isSaid: false },
  ]);
});

test.each([
  ['chatml', []],
  ['qwen3', ['enable_thinking']],
] as const)('%s has the switches %j', (name, switches) => {
  const template = readTemplate({ template: chatTemplates[name], bosToken: '', eosToken: '' });
  expect(template.switches).toEqual(switches);
});

test.each([
  [
    '{% if not enable_thinking is defined %}{% set enable_thinking = true %}{% endif %}{{ enable_thinking }}',
    1,
  ],
  ['{% set thinking = messages[0].thinking %}{{ thinking }}', 0],
  ['{{ f(thinking=1) }}', 0],
  ['{{ messages[thinking] }}', 1],
])('%s has %d', (template, count) => {
  expect(readTemplate({ template, bosToken: '', eosToken: '' }).switches).toHaveLength(count);
});

describe('reasoning effort', () => {
  const effort = '{% if reasoning_effort is not defined %}{% set reasoning_effort = "medium" %}{% endif %}';
  const refusing =
    '{% if reasoning_effort not in ["none", "high"] %}{{ raise_exception("unknown") }}{% endif %}';
  const said = (template: string, think: boolean): string =>
    readTemplate({ template, bosToken: '', eosToken: '' }).render({
      ...{ messages: [{ role: 'user', content: 'Hi' }], asksForAnswer: true, think },
    });

  test('is low or medium where the template takes any', () => {
    const template = `${effort}Reasoning: {{ reasoning_effort }}`;
    expect([said(template, false), said(template, true)]).toEqual(['Reasoning: low', 'Reasoning: medium']);
  });

  test('is none or high where the template takes only these', () => {
    const template = `${effort}${refusing}Reasoning: {{ reasoning_effort }}`;
    expect([said(template, false), said(template, true)]).toEqual(['Reasoning: none', 'Reasoning: high']);
  });

  test('is no switch where it changes nothing, or every value is refused', () => {
    const without = `${effort}{% set unused = reasoning_effort %}Hello`;
    const never = `${effort}{% if reasoning_effort != "medium" %}{{ raise_exception("no") }}{% endif %}Hello`;
    for (const template of [without, never]) {
      expect(readTemplate({ template, bosToken: '', eosToken: '' }).switches).toEqual([]);
      expect(said(template, true)).toBe('Hello');
    }
  });
});

test('dates are formatted as templates ask', () => {
  const at = new Date(2026, 6, 4, 9, 5, 7);
  expect(strftime('%d %b %Y, %A %-d %B, %H:%M:%S %I %p %% %Q', at)).toBe(
    '04 Jul 2026, Saturday 4 July, 09:05:07 09 AM % %Q',
  );
});
