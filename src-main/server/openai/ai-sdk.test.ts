import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embed, generateText, jsonSchema, Output, streamText, tool } from 'ai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pipAnswers } from '../../../test/support/pip/pip.ts';
import { openServerScene, type ServerScene, testKey } from '../../../test/support/server/scene.ts';

let scene: ServerScene;
let noggin: ReturnType<typeof createOpenAICompatible>;
beforeAll(async () => {
  scene = await openServerScene();
  noggin = createOpenAICompatible({
    ...{ name: 'noggin', baseURL: `${scene.origin}/v1`, apiKey: testKey },
    ...{ supportsStructuredOutputs: true, includeUsage: true },
  });
});
afterAll(() => scene.end());

const story = 'Tell me a story.';
const calmly = { temperature: 0, maxRetries: 0 } as const;

test("the AI SDK's provider gets a whole answer", async () => {
  const { text, finishReason, usage } = await generateText({
    model: noggin('pip'),
    prompt: story,
    ...calmly,
  });
  expect(text).toBe(pipAnswers[story]);
  expect(finishReason).toBe('stop');
  expect(usage.outputTokens).toBeGreaterThan(20);
});

test('gets a streamed answer', async () => {
  const result = streamText({ model: noggin('pip'), prompt: story, ...calmly });
  let text = '';
  for await (const piece of result.textStream) text += piece;
  expect(text).toBe(pipAnswers[story]);
  expect((await result.usage).outputTokens).toBeGreaterThan(20);
});

test('gets an object by its schema', async () => {
  const schema = jsonSchema<{ city: string }>({
    type: 'object',
    properties: { city: { type: 'string', enum: ['Paris', 'Rome'] } },
    required: ['city'],
    additionalProperties: false,
  });
  const prompt = 'What is the capital of France?';
  const { output } = await generateText({
    ...{ model: noggin('pip'), prompt, ...calmly },
    output: Output.object({ schema }),
  });
  expect(['Paris', 'Rome']).toContain(output.city);
});

test('has a tool called and continues with its result', async () => {
  const asked: string[] = [];
  const inputSchema = jsonSchema<{ city: string }>({
    type: 'object',
    properties: { city: { enum: ['Paris', 'Rome'] } },
    required: ['city'],
  });
  const weather = tool({
    description: 'Tells the weather',
    inputSchema,
    execute: async ({ city }) => {
      asked.push(city);
      return 'It rains.';
    },
  });
  const { toolResults } = await generateText({
    ...{
      model: noggin('pip-tools'),
      prompt: 'How is the weather?',
      tools: { weather },
      toolChoice: 'required',
    },
    ...calmly,
  });
  expect(asked).toHaveLength(1);
  expect(toolResults[0]).toMatchObject({ toolName: 'weather', output: 'It rains.' });
});

test('gets embeddings', async () => {
  const { embedding } = await embed({ model: noggin.embeddingModel('pip'), value: 'a boat', maxRetries: 0 });
  expect(Math.hypot(...embedding)).toBeCloseTo(1, 4);
});

test('gets an error message', async () => {
  const none = generateText({ model: noggin('none'), prompt: story, ...calmly });
  await expect(none).rejects.toMatchObject({
    statusCode: 404,
    message: expect.stringContaining('not installed'),
  });
});

test('stops on an abort', async () => {
  const stop = new AbortController();
  const result = streamText({
    ...{ model: noggin('pip-endless'), prompt: story, ...calmly, maxOutputTokens: 8000 },
    ...{ abortSignal: stop.signal, onError: () => {} },
  });
  for await (const _ of result.textStream) stop.abort();
  const { text } = await generateText({ model: noggin('pip'), prompt: story, ...calmly });
  expect(text).toBe(pipAnswers[story]);
});
