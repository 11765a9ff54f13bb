import { getLlama, type Llama, LlamaLogLevel, type LlamaModel } from 'node-llama-cpp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pipFile } from '../../../test/support/pip/pip.ts';
import { createCallWriter, forcedLead } from './call-writer.ts';

let library: Llama;
let llama: LlamaModel;
beforeAll(async () => {
  library = await getLlama({
    ...{ gpu: false, build: 'never', skipDownload: true, progressLogs: false, maxThreads: 1 },
    logLevel: LlamaLogLevel.error,
  } as const);
  llama = await library.loadModel({ modelPath: pipFile });
});
afterAll(() => library.dispose());

const form = { nameKey: 'name', argumentsKey: 'arguments' };
const hermes = { ...form, mark: '<tool_call>', gap: '\n', end: '</tool_call>', isList: false };
const mistral = { ...form, mark: '[TOOL_CALLS]', gap: ' ', end: '', isList: true };
const tools = [
  {
    ...{ name: 'weather', description: '' },
    parameters: { type: 'object', properties: { city: { enum: ['Paris', 'Rome'] } }, required: ['city'] },
  },
];

test.each([
  ['an object', hermes],
  ['a list', mistral],
])('a voluntary call is held to the grammar once it begins: %s', async (_, toolForm) => {
  const writer = await createCallWriter({ toolForm, library, llama }, { tools, choice: 'auto', turns: [] });
  if (writer === null) throw new Error('There are tools');
  expect(writer.add('Let me see. ')).toEqual({ text: 'Let me see. ', calls: [] });
  await writer.ready();
  expect(writer.grammar()).toBeUndefined();
  expect(writer.add(toolForm.mark)).toEqual({ text: '', calls: [] });
  await writer.ready();
  expect(writer.grammar()).toBeDefined();
  const context = await llama.createContext({ threads: 1, contextSize: 512 });
  const calls = [];
  const generated = context.getSequence().evaluate(llama.tokenize('What is Noggin?', true), {
    ...{ temperature: 1, seed: 3, grammarEvaluationState: writer.grammar },
  });
  for await (const token of generated) {
    const watched = writer.add(llama.detokenize([token]));
    expect(watched.text).toBe('');
    calls.push(...watched.calls);
    if (calls.length > 0) break;
  }
  await context.dispose();
  expect(calls[0]?.name).toBe('weather');
  expect(['Paris', 'Rome']).toContain(JSON.parse(calls[0]?.arguments ?? '{}').city);
  // After it any text may follow.
  expect(writer.grammar()).toBeUndefined();
});

test('a required call begins in the prompt; a template without tools refuses it', () => {
  const use = { tools, choice: 'required', turns: [] } as const;
  expect(forcedLead({ toolForm: hermes }, use)).toBe('<tool_call>\n');
  expect(forcedLead({ toolForm: hermes }, { ...use, choice: 'auto' })).toBe('');
  expect(() => forcedLead({ toolForm: null }, use)).toThrow(/knows no tools/);
});
