import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pipAnswers } from '../../../test/support/pip/pip.ts';
import { openServerScene, type ServerScene, testKey } from '../../../test/support/server/scene.ts';

let scene: ServerScene;
let client: OpenAI;
beforeAll(async () => {
  scene = await openServerScene();
  client = new OpenAI({ baseURL: `${scene.origin}/v1`, apiKey: testKey, maxRetries: 0 });
});
afterAll(() => scene.end());

const story = 'Tell me a story.';
const ask = (content: string) => [{ role: 'user' as const, content }];
const person = {
  type: 'object',
  properties: { city: { type: 'string', enum: ['Paris', 'Rome'] }, sure: { type: 'boolean' } },
  required: ['city', 'sure'],
  additionalProperties: false,
};
const weather = {
  type: 'function' as const,
  function: {
    name: 'weather',
    description: 'Tells the weather',
    parameters: { type: 'object', properties: { city: { enum: ['Paris', 'Rome'] } }, required: ['city'] },
  },
};

describe("OpenAI's own client", () => {
  test('lists the models, and retrieves one', async () => {
    const ids: string[] = [];
    for await (const { id } of client.models.list()) ids.push(id);
    expect(ids).toContain('pip');
    expect(await client.models.retrieve('pip')).toMatchObject({
      id: 'pip',
      object: 'model',
      owned_by: 'noggin',
    });
  });

  test('gets a whole answer with its usage', async () => {
    const answer = await client.chat.completions.create({
      model: 'pip',
      messages: ask(story),
      temperature: 0,
    });
    const [choice] = answer.choices;
    expect(choice?.message.content).toBe(pipAnswers[story]);
    expect(choice?.finish_reason).toBe('stop');
    expect(answer.usage?.total_tokens).toBe(
      (answer.usage?.prompt_tokens ?? 0) + (answer.usage?.completion_tokens ?? 0),
    );
    expect(answer.usage?.completion_tokens).toBeGreaterThan(20);
    expect(answer.model).toBe('pip');
  });

  test('addresses the model in use by its fixed name', async () => {
    const answer = await client.chat.completions.create({
      model: 'noggin',
      messages: ask(story),
      temperature: 0,
    });
    expect(answer.model).toBe('pip');
    expect(answer.choices[0]?.message.content).toBe(pipAnswers[story]);
    // A default name of OpenAI's in many programs: the answer says which model it was.
    const hosted = await client.chat.completions.create({
      model: 'gpt-5.5',
      messages: ask(story),
      temperature: 0,
    });
    expect(hosted.model).toBe('pip');
  });

  test('streams an answer: the role first, one empty end, the usage on request', async () => {
    const stream = await client.chat.completions.create({
      ...{ model: 'pip', messages: ask(story), temperature: 0, stream: true },
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const last = chunks.at(-1);
    const before = chunks.slice(0, -1);
    expect(before[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    expect(before.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(pipAnswers[story]);
    expect(
      before.map(({ choices }) => choices[0]?.finish_reason).filter((reason) => reason !== null),
    ).toEqual(['stop']);
    expect(before.at(-1)?.choices[0]?.delta).toEqual({});
    expect(last?.choices).toEqual([]);
    expect(last?.usage?.completion_tokens).toBeGreaterThan(20);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  test('the client’s stream helper gives the same answer', async () => {
    const whole = await client.chat.completions
      .stream({ model: 'pip', messages: ask(story), temperature: 0 })
      .finalChatCompletion();
    expect(whole.choices[0]?.message.content).toBe(pipAnswers[story]);
  });

  test('ends at stop strings and token limits', async () => {
    const asked = { model: 'pip', messages: ask(story), temperature: 0 } as const;
    const stopped = await client.chat.completions.create({ ...asked, stop: [' boat'] });
    expect(stopped.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { content: 'Once there was a small' },
    });
    const short = await client.chat.completions.create({ ...asked, max_tokens: 3 });
    expect(short.choices[0]?.finish_reason).toBe('length');
    expect(short.usage?.completion_tokens).toBe(3);
    const newer = await client.chat.completions.create({ ...asked, max_completion_tokens: 2 });
    expect(newer.usage?.completion_tokens).toBe(2);
  });

  test('gets the same answer for the same seed, even a negative one', async () => {
    const draw = async (seed: number) => {
      const asked = { model: 'pip', prompt: 'The', temperature: 2, seed, max_tokens: 30 };
      return (await client.completions.create(asked)).choices[0]?.text;
    };
    expect(await draw(-5)).toBe(await draw(-5));
    const drawn = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(draw));
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });

  test('gets JSON by a schema, parsed by its own helper', async () => {
    const answer = await client.chat.completions.parse({
      ...{ model: 'pip', messages: ask('What is the capital of France?'), temperature: 0 },
      response_format: { type: 'json_schema', json_schema: { name: 'city', strict: true, schema: person } },
    });
    expect(['Paris', 'Rome']).toContain(JSON.parse(answer.choices[0]?.message.content ?? '').city);
  });

  test('gets any JSON object', async () => {
    const answer = await client.chat.completions.create({
      ...{ model: 'pip', messages: ask(story), temperature: 0, max_tokens: 30 },
      response_format: { type: 'json_object' },
    });
    expect(answer.choices[0]?.message.content).toMatch(/^\{/);
  });

  test('gets a required tool call, whole and streamed, and returns its result', async () => {
    const asked = {
      ...{ model: 'pip-tools', messages: ask('How is the weather?'), temperature: 0, tools: [weather] },
      tool_choice: 'required' as const,
    };
    const whole = await client.chat.completions.create(asked);
    const call = whole.choices[0]?.message.tool_calls?.[0];
    expect(whole.choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { content: null } });
    if (call?.type !== 'function') throw new Error('No function was called');
    expect(call.function.name).toBe('weather');
    expect(['Paris', 'Rome']).toContain(JSON.parse(call.function.arguments).city);
    const inPieces = await client.chat.completions.stream(asked).finalChatCompletion();
    expect(inPieces.choices[0]?.message.tool_calls?.[0]).toMatchObject({ function: call.function });
    const next = await client.chat.completions.create({
      ...{ model: 'pip-tools', max_tokens: 5, temperature: 0, tools: [weather] },
      messages: [
        ...ask('How is the weather?'),
        { role: 'assistant', content: null, tool_calls: [call] },
        { role: 'tool', tool_call_id: call.id, content: 'It rains.' },
      ],
    });
    expect(next.usage?.prompt_tokens).toBeGreaterThan(whole.usage?.prompt_tokens ?? 0);
  });

  test('gets a completion', async () => {
    const prompt = '<|user|>What is the capital of France?<|end|><|assistant|>';
    const answer = await client.completions.create({ model: 'pip', prompt, temperature: 0, max_tokens: 50 });
    expect(answer.choices[0]?.text).toBe(pipAnswers['What is the capital of France?']);
    let text = '';
    const asked = { model: 'pip', prompt, temperature: 0, max_tokens: 50, stream: true, echo: true } as const;
    for await (const chunk of await client.completions.create(asked)) text += chunk.choices[0]?.text ?? '';
    expect(text).toBe(`${prompt}${pipAnswers['What is the capital of France?']}`);
  });

  test('gets embeddings in its default encoding', async () => {
    const { data, usage } = await client.embeddings.create({ model: 'pip', input: ['a boat', 'the sea'] });
    expect(data.map(({ index }) => index)).toEqual([0, 1]);
    expect(Math.hypot(...(data[0]?.embedding ?? []))).toBeCloseTo(1, 4);
    expect(usage.prompt_tokens).toBeGreaterThan(1);
    const plain = await client.embeddings.create({ model: 'pip', input: 'a boat', encoding_format: 'float' });
    expect(plain.data[0]?.embedding[3]).toBeCloseTo(data[0]?.embedding[3] ?? 0, 5);
  });

  test('the example in its README gets an answer, whole and streamed', async () => {
    const asked = { model: 'noggin', instructions: 'You are Pip.', input: 'What is Noggin?', temperature: 0 };
    const answer = await client.responses.create(asked);
    expect(answer.output_text.length).toBeGreaterThan(5);
    expect(answer).toMatchObject({ status: 'completed', object: 'response', model: 'pip' });
    let text = '';
    let done: string | undefined;
    for await (const event of await client.responses.create({ ...asked, stream: true })) {
      if (event.type === 'response.output_text.delta') text += event.delta;
      if (event.type === 'response.completed') done = event.response.status;
    }
    expect(text).toBe(answer.output_text);
    expect(done).toBe('completed');
    expect((await client.responses.stream(asked).finalResponse()).output_text).toBe(text);
  });

  test('the Responses API supports schemas and tools', async () => {
    const held = await client.responses.create({
      ...{ model: 'pip', input: 'What is the capital of France?', temperature: 0 },
      text: { format: { type: 'json_schema', name: 'city', schema: person, strict: true } },
    });
    expect(['Paris', 'Rome']).toContain(JSON.parse(held.output_text).city);
    const { name, description, parameters } = weather.function;
    const tools = [{ type: 'function' as const, name, description, parameters, strict: true }];
    const asked = {
      model: 'pip-tools',
      input: 'How is the weather?',
      tools,
      tool_choice: 'required' as const,
    };
    const called = await client.responses.create(asked);
    expect(called.output[0]).toMatchObject({ type: 'function_call', name: 'weather' });
    const inPieces = await client.responses.stream(asked).finalResponse();
    expect(inPieces.output[0]).toMatchObject({ type: 'function_call', name: 'weather' });
  });
});

describe('errors are in OpenAI’s format', () => {
  const chat = (more: object) =>
    client.chat.completions.create({ model: 'pip', messages: ask('Hello'), ...more } as never);

  test('a wrong key', async () => {
    const stranger = new OpenAI({ baseURL: `${scene.origin}/v1`, apiKey: 'guess', maxRetries: 0 });
    await expect(stranger.models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  });
  test('an unknown model, with the names of the others', async () => {
    const failed = await chat({ model: 'llama-9' }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(OpenAI.NotFoundError);
    expect(failed).toMatchObject({ code: 'model_not_found', param: 'model' });
    expect(String(failed)).toContain('"pip"');
  });
  test('an unknown path', async () => {
    await expect(client.get('/images')).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    await expect(client.get('/chat/completions')).rejects.toMatchObject({ status: 405 });
  });
  const wrong: readonly (readonly [name: string, more: object, field: string | null])[] = [
    ['several answers', { n: 2 }, 'n'],
    ['probabilities', { logprobs: true }, 'logprobs'],
    ['logit weights', { logit_bias: { 5: 1 } }, 'logit_bias'],
    ['a negative temperature', { temperature: -1 }, 'temperature'],
    ['an invalid number', { max_tokens: Number.MAX_VALUE }, 'max_tokens'],
    ['no messages', { messages: [] }, 'messages'],
    ['an unknown role', { messages: [{ role: 'god', content: 'a' }] }, 'messages[0].role'],
    [
      'a picture',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] }] },
      'messages[0].content',
    ],
    [
      'an inexpressible schema',
      { response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { not: {} } } } },
      'response_format',
    ],
    [
      'an unknown tool',
      { tools: [weather], tool_choice: { type: 'function', function: { name: 'rob' } } },
      'tool_choice',
    ],
    ['tools where the template knows none', { tools: [weather] }, null],
    [
      'a JSON format together with tools',
      { model: 'pip-tools', tools: [weather], response_format: { type: 'json_object' } },
      'response_format',
    ],
    ['instructions alone', { messages: [{ role: 'system', content: 'Be good.' }] }, null],
  ];
  test.each(wrong)('%s', async (_, more, param) => {
    const failed = await chat(more).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(OpenAI.BadRequestError);
    expect(failed).toMatchObject({ status: 400, type: 'invalid_request_error', param });
  });
  test('a conversation longer than the context', async () => {
    const failed = await chat({ messages: ask('boat '.repeat(2000)), stream: true }).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ status: 400, code: 'context_length_exceeded' });
  });
  test('a model that fails to load', async () => {
    await expect(chat({ model: 'broken' })).rejects.toMatchObject({ status: 500, code: 'model_error' });
  });
  test('a conversation claimed to be stored here', async () => {
    const asked = { model: 'pip', input: 'a', previous_response_id: 'resp_1' };
    await expect(client.responses.create(asked)).rejects.toMatchObject({ param: 'previous_response_id' });
  });
});

describe('an interrupted answer', () => {
  const endless = { model: 'pip-endless', messages: ask(story), max_tokens: 8000, stream: true } as const;

  test('stops when the program disconnects, and the next is answered', async () => {
    const stream = await client.chat.completions.create(endless);
    let chunks = 0;
    for await (const _ of stream) {
      chunks += 1;
      if (chunks === 3) stream.controller.abort();
    }
    const next = await client.chat.completions.create({ model: 'pip', messages: ask(story), temperature: 0 });
    expect(next.choices[0]?.message.content).toBe(pipAnswers[story]);
  });

  test('a waiting program that disconnects leaves the queue', async () => {
    const stream = await client.chat.completions.create(endless);
    const gone = new AbortController();
    const waiting = client.chat.completions.create(
      { model: 'pip', messages: ask(story) },
      { signal: gone.signal },
    );
    gone.abort();
    await expect(waiting).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    stream.controller.abort();
    const next = await client.chat.completions.create({ model: 'pip', messages: ask(story), temperature: 0 });
    expect(next.choices[0]?.message.content).toBe(pipAnswers[story]);
  });

  test('of a killed model ends the stream with an error, and the next succeeds', async () => {
    const stream = await client.chat.completions.create(endless);
    const seen: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const chunk of stream) {
        if (seen.push(chunk.choices[0]?.finish_reason) === 3) scene.forked.processes.at(-1)?.kill();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'model_error' });
    expect(seen.every((reason) => reason === null)).toBe(true);
    const next = await client.chat.completions.create({ model: 'pip', messages: ask(story), temperature: 0 });
    expect(next.choices[0]?.message.content).toBe(pipAnswers[story]);
  });
});

test('the asking program is known by its User-Agent', () => {
  expect(scene.agents.some((agent) => agent.startsWith('OpenAI/JS'))).toBe(true);
});
