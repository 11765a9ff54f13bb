import { describe, expect, test } from 'vitest';
import { toolTemplates } from '../../../test/support/inference/tool-templates.ts';
import type { ToolCall } from '../port.ts';
import { createCallWatch } from './call-watch.ts';
import { readTemplate } from './template/render.ts';
import { toolCalled, toolFormOf, toolQuestion } from './tool-form.ts';

const formOf = (template: string) => {
  const { render } = readTemplate({ template, bosToken: '<s>', eosToken: '</s>' });
  return toolFormOf(render(toolQuestion), render(toolCalled), ['</s>', '<|im_end|>', '<|eot_id|>']);
};

describe('how a template writes a tool call', () => {
  const json = { nameKey: 'name', argumentsKey: 'arguments', isList: false };
  test('Qwen and Hermes: an object between two tokens', () => {
    const form = { ...json, mark: '<tool_call>', gap: '\n', end: '</tool_call>' };
    expect(formOf(toolTemplates.hermes)).toEqual(form);
  });
  test('Llama 3: an object by itself, with parameters', () => {
    const form = { ...json, argumentsKey: 'parameters', mark: '', gap: '', end: '' };
    expect(formOf(toolTemplates.llama3)).toEqual(form);
  });
  test('Mistral: a list behind one token', () => {
    const form = { ...json, isList: true, mark: '[TOOL_CALLS]', gap: ' ', end: '' };
    expect(formOf(toolTemplates.mistral)).toEqual(form);
  });
  test('a template that ignores tools has none', () => {
    expect(formOf(toolTemplates.chatml)).toBeNull();
  });
  test('a template with another notation has none', () => {
    expect(formOf(toolTemplates.functions)).toBeNull();
  });
});

/** A streamed answer, in pieces of one length. */
function watched(template: string, answer: string, length: number) {
  const form = formOf(template);
  if (form === null) throw new Error('The template knows no tools');
  const watch = createCallWatch(form, ['look', 'wait'], false);
  let text = '';
  const calls: ToolCall[] = [];
  for (let at = 0; at < answer.length; at += length) {
    const step = watch.add(answer.slice(at, at + length));
    text += step.text;
    calls.push(...step.calls);
  }
  return { text: text + watch.rest(), calls };
}

describe('calls are extracted from text, however it is split', () => {
  const look = { name: 'look', arguments: '{"at":"the } sea"}' };
  const wait = { name: 'wait', arguments: '{}' };
  const one = '{"name": "look", "arguments": {"at": "the } sea"}}';
  const cases: readonly (readonly [
    name: string,
    template: string,
    answer: string,
    text: string,
    calls: unknown[],
  ])[] = [
    ['a call', toolTemplates.hermes, `<tool_call>\n${one}\n</tool_call>`, '', [look]],
    [
      'text before it',
      toolTemplates.hermes,
      `Let me see. <tool_call>${one}</tool_call>`,
      'Let me see. ',
      [look],
    ],
    [
      'two calls',
      toolTemplates.hermes,
      `<tool_call>\n${one}\n</tool_call>\n<tool_call>\n{"name":"wait"}\n</tool_call>`,
      '',
      [look, wait],
    ],
    ['text behind it', toolTemplates.hermes, `<tool_call>${one}</tool_call>\nDone.`, 'Done.', [look]],
    [
      'a call of an unknown tool',
      toolTemplates.hermes,
      '<tool_call>{"name": "rob", "arguments": {}}</tool_call>',
      '<tool_call>{"name": "rob", "arguments": {}}</tool_call>',
      [],
    ],
    [
      'a token without a call',
      toolTemplates.hermes,
      'The mark <tool_call> is text',
      'The mark <tool_call> is text',
      [],
    ],
    [
      'a truncated call',
      toolTemplates.hermes,
      '<tool_call>{"name": "look", "argum',
      '<tool_call>{"name": "look", "argum',
      [],
    ],
    ['almost a token', toolTemplates.hermes, '1 <tool 2', '1 <tool 2', []],
    [
      'an object by itself',
      toolTemplates.llama3,
      '{"name": "look", "parameters": {"at": "the } sea"}}',
      '',
      [look],
    ],
    ['an object that is no call', toolTemplates.llama3, '{"sum": 4} is it', '{"sum": 4} is it', []],
    ['an object inside a text', toolTemplates.llama3, `So: ${one}`, `So: ${one}`, []],
    [
      'a list',
      toolTemplates.mistral,
      `[TOOL_CALLS] [${one}, {"name": "wait", "arguments": {}}]`,
      '',
      [look, wait],
    ],
    [
      'a list with another element',
      toolTemplates.mistral,
      `[TOOL_CALLS][${one}, {"name": "rob"}]`,
      `[TOOL_CALLS][${one}, {"name": "rob"}]`,
      [],
    ],
  ];
  test.each(cases)('%s', (_, template, answer, text, calls) => {
    for (const length of [1, 2, 3, 7, answer.length]) {
      expect(watched(template, answer, length)).toEqual({ text, calls });
    }
  });
});
