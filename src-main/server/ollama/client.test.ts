import { Ollama } from 'ollama';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pipAnswers, pipSha256 } from '../../../test/support/pip/pip.ts';
import { openServerScene, type ServerScene } from '../../../test/support/server/scene.ts';

let scene: ServerScene;
let client: Ollama;
beforeAll(async () => {
  scene = await openServerScene();
  client = new Ollama({ host: scene.origin });
});
afterAll(() => scene.end());

const story = 'Tell me a story.';
const messages = [{ role: 'user', content: story }];
const options = { temperature: 0 };
const city = {
  type: 'object',
  properties: { city: { type: 'string', enum: ['Paris', 'Rome'] } },
  required: ['city'],
};
const weather = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'Tells the weather',
    parameters: {
      type: 'object',
      required: ['city'],
      properties: { city: { type: 'string', enum: ['Paris'] } },
    },
  },
};

describe("Ollama's own client", () => {
  test('sees the models with their verified hash and capabilities', async () => {
    const { models } = await client.list();
    expect(models[0]).toMatchObject({ name: 'pip:latest', model: 'pip:latest', digest: pipSha256 });
    expect(models[0]?.details).toMatchObject({ format: 'gguf', family: 'llama', quantization_level: 'F16' });
    const shown = await client.show({ model: 'pip-tools' });
    expect(shown.capabilities).toEqual(['completion', 'tools']);
    expect((await client.show({ model: 'pip:latest' })).capabilities).toEqual(['completion']);
    expect((await client.version()).version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('gets a whole answer, with and without the model’s tag', async () => {
    for (const model of ['pip', 'pip:latest', 'noggin']) {
      const answer = await client.chat({ model, messages, options });
      expect(answer.message.content).toBe(pipAnswers[story]);
      expect(answer).toMatchObject({ model, done: true, done_reason: 'stop' });
      expect(answer.eval_count).toBeGreaterThan(20);
    }
  });

  test('sees the loaded model afterwards', async () => {
    await client.chat({ model: 'pip', messages, options: { ...options, num_predict: 1 } });
    const { models } = await client.ps();
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({ name: 'pip:latest', digest: pipSha256 });
    expect(new Date(models[0]?.expires_at ?? '').getTime()).toBeGreaterThan(Date.now());
  });

  test('gets a streamed answer, whose last part is marked done', async () => {
    let text = '';
    const done: boolean[] = [];
    for await (const part of await client.chat({ model: 'pip', messages, options, stream: true })) {
      text += part.message.content;
      done.push(part.done);
    }
    expect(text).toBe(pipAnswers[story]);
    expect(done.filter(Boolean)).toEqual([true]);
    expect(done.at(-1)).toBe(true);
  });

  test('gets a completion, and a raw one', async () => {
    const plain = await client.generate({ model: 'pip', prompt: story, options });
    expect(plain.response).toBe(pipAnswers[story]);
    const prompt = '<|user|>What is the capital of France?<|end|><|assistant|>The capital';
    const raw = await client.generate({ model: 'pip', prompt, raw: true, options });
    expect(raw.response).toBe(' of France is Paris.');
    let text = '';
    for await (const part of await client.generate({ model: 'pip', prompt: story, options, stream: true }))
      text += part.response;
    expect(text).toBe(pipAnswers[story]);
  });

  test('gets JSON by a schema, and any JSON', async () => {
    const held = await client.chat({ model: 'pip', messages, options, format: city });
    expect(['Paris', 'Rome']).toContain(JSON.parse(held.message.content).city);
    const any = await client.generate({
      model: 'pip',
      prompt: story,
      format: 'json',
      options: { num_predict: 20 },
    });
    expect(any.response).toMatch(/^\{/);
  });

  test('sets a stop string and a seed', async () => {
    const stopped = await client.chat({ model: 'pip', messages, options: { ...options, stop: [' boat'] } });
    expect(stopped.message.content).toBe('Once there was a small');
    const short = await client.chat({ model: 'pip', messages, options: { ...options, num_predict: 3 } });
    expect(short).toMatchObject({ done_reason: 'length', eval_count: 3 });
    const draw = async () =>
      (await client.chat({ model: 'pip', messages, options: { temperature: 2, seed: 5, num_predict: 40 } }))
        .message.content;
    expect(await draw()).toBe(await draw());
  });

  test('offers tools, and returns their results', async () => {
    const asked = [{ role: 'user', content: 'How is the weather?' }];
    const first = await client.chat({
      model: 'pip-tools',
      messages: asked,
      tools: [weather],
      options: { num_predict: 5 },
    });
    expect(first.message.content).not.toBe('');
    const more = [
      ...asked,
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ function: { name: 'weather', arguments: { city: 'Paris' } } }],
      },
      { role: 'tool', content: 'It rains.', tool_name: 'weather' },
    ];
    const next = await client.chat({
      model: 'pip-tools',
      messages: more,
      tools: [weather],
      options: { num_predict: 5 },
    });
    expect(next.prompt_eval_count).toBeGreaterThan(first.prompt_eval_count);
  });

  test('gets embeddings by the newer and the older API', async () => {
    const { embeddings } = await client.embed({ model: 'pip', input: ['a boat', 'the sea'] });
    expect(embeddings.map((each) => Math.hypot(...each).toFixed(3))).toEqual(['1.000', '1.000']);
    const { embedding } = await client.embeddings({ model: 'pip', prompt: 'a boat' });
    expect(embedding).toEqual(embeddings[0]);
  });

  test('loads and unloads a model without a question', async () => {
    expect(await client.chat({ model: 'pip', messages: [] })).toMatchObject({ done_reason: 'load' });
    const over = await client.generate({ model: 'pip', prompt: '', keep_alive: 0 });
    expect(over).toMatchObject({ done_reason: 'unload' });
  });
});

describe('errors are explained', () => {
  const failed = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

  test('an unknown model', async () => {
    const error = await failed(client.chat({ model: 'llama3.2', messages }));
    expect(error).toMatchObject({
      status_code: 404,
      error: expect.stringContaining('"llama3.2" is not installed'),
    });
  });
  test('model management', async () => {
    for (const work of [
      () => client.pull({ model: 'llama3.2' }),
      () => client.copy({ source: 'pip', destination: 'pop' }),
      () => client.create({ model: 'mine', from: 'pip' }),
      () => client.delete({ model: 'pip' }),
    ]) {
      expect(await failed(work())).toMatchObject({ error: expect.stringContaining('in Noggin itself') });
    }
  });
  test('a picture, and a number out of range', async () => {
    const picture = client.chat({
      model: 'pip',
      messages: [{ ...messages[0], role: 'user', content: 'a', images: ['AA=='] }],
    });
    expect(await failed(picture)).toMatchObject({ status_code: 400 });
    const cold = client.chat({ model: 'pip', messages, options: { temperature: -5 } });
    expect(await failed(cold)).toMatchObject({
      status_code: 400,
      error: expect.stringContaining('options.temperature'),
    });
  });
  test('a killed model ends the stream with an error', async () => {
    const asked = { model: 'pip-endless', messages, stream: true, options: { num_predict: 8000 } } as const;
    const seen: boolean[] = [];
    const read = async (): Promise<void> => {
      for await (const part of await client.chat(asked)) {
        if (seen.push(part.done) === 3) scene.forked.processes.at(-1)?.kill();
      }
    };
    await expect(read()).rejects.toThrow(/process ended/);
    expect(seen).not.toContain(true);
    expect((await client.chat({ model: 'pip', messages, options })).message.content).toBe(pipAnswers[story]);
  });
  test('a disconnect stops the answer', async () => {
    const asked = { model: 'pip-endless', messages, stream: true, options: { num_predict: 8000 } } as const;
    const stream = await client.chat(asked);
    const read = async (): Promise<void> => {
      for await (const _ of stream) stream.abort();
    };
    await expect(read()).rejects.toThrow();
    expect((await client.chat({ model: 'pip', messages, options })).message.content).toBe(pipAnswers[story]);
  });
});

test('the greeting, with GET and HEAD', async () => {
  expect(await (await fetch(scene.origin)).text()).toBe('Noggin is running');
  const head = await fetch(scene.origin, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});
