import { expect, test } from 'vitest';
import { createScripted, scriptedLoaded } from '../../test/support/inference/scripted.ts';
import { ask } from './ask.ts';
import type { HeadlessPorts } from './ports.ts';

/** A run that asks the scripted model one question, with its JSON output. */
function scene() {
  const model = createScripted();
  const told: unknown[] = [];
  const ports = {
    inference: model,
    brain: { ensureLoaded: async () => scriptedLoaded },
    output: {
      tell: (line: unknown) => void told.push(line),
      piece: (line: unknown) => void told.push(line),
    },
    readStandardInput: async () => null,
    signal: new AbortController().signal,
  } as unknown as HeadlessPorts;
  const command = { kind: 'ask', question: 'Why?', modelId: null, system: '', json: true } as const;
  return { model, told, run: () => ask(ports, command) };
}

test('an answer is streamed, and exits with success', async () => {
  const { model, told, run } = scene();
  const code = run();
  const { events, end } = await model.asked();
  events.text('Because.');
  end();
  expect(await code).toBe(0);
  expect(told).toEqual([
    { event: 'text', text: 'Because.' },
    expect.objectContaining({ event: 'answer', text: 'Because.', thinking: null, reason: 'end' }),
  ]);
});

test.each(['', ' \n', '<think></think>'])(
  'an empty answer (%j) is reported without mention of its template',
  async (raw) => {
    const { model, run } = scene();
    const code = run();
    const { events, end } = await model.asked();
    events.text(raw);
    end();
    await expect(code).rejects.toMatchObject({ code: 'empty-answer' });
  },
);
