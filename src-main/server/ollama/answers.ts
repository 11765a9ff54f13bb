import type { ToolCall } from '../../inference/port.ts';
import type { Call } from '../http/call.ts';
import { toRefused } from '../refused.ts';
import { findServed } from '../served-model.ts';
import { type Piece, tellAnswer, type WholeAnswer } from '../tell-answer.ts';
import { type Asked, readChat, readGenerate } from './read.ts';

/** How an answer is put: `chat` in messages, `generate` in fields. */
interface Shape {
  said(text: string, thinking: string, calls: readonly ToolCall[]): object;
}

const inMessages: Shape = {
  said: (content, thinking, calls) => ({
    message: {
      ...{ role: 'assistant', content },
      ...(thinking === '' ? {} : { thinking }),
      ...(calls.length === 0 ? {} : { tool_calls: calls.map(callOf) }),
    },
  }),
};
const inFields: Shape = {
  said: (response, thinking) => ({ response, ...(thinking === '' ? {} : { thinking }) }),
};

function callOf({ name, arguments: json }: ToolCall) {
  return { function: { name, arguments: JSON.parse(json) as unknown } };
}

/** `POST /api/chat`. @throws Refused, NogginError before the answer has begun */
export async function chat(call: Call): Promise<void> {
  await answer(call, readChat(call.body), inMessages);
}

/** `POST /api/generate`. @throws Refused, NogginError before the answer has begun */
export async function generate(call: Call): Promise<void> {
  await answer(call, readGenerate(call.body), inFields);
}

async function answer({ desk, signal, reply, now }: Call, asked: Asked, shape: Shape): Promise<void> {
  const model = findServed(desk.served(), asked.model);
  // Programs compare it with what they asked for.
  const head = () => ({ model: asked.model, created_at: new Date(now()).toISOString() });
  const write = (line: object): void => reply.write(`${JSON.stringify(line)}\n`);
  if (asked.question === null) {
    // When memory is given back is the person's own setting.
    if (!asked.isUnload) await desk.load(model.id, signal);
    const done_reason = asked.isUnload ? 'unload' : 'load';
    reply.json(200, { ...head(), ...shape.said('', '', []), done: true, done_reason });
    return;
  }
  if (!asked.isStream) {
    const quiet = { begin: () => {}, piece: () => {} };
    const whole = await tellAnswer(desk, model.id, asked.question, quiet, signal);
    reply.json(200, { ...head(), ...shape.said(whole.text, whole.thinking, whole.calls), ...endOf(whole) });
    return;
  }
  try {
    const listener = {
      begin: () => reply.begin('application/x-ndjson'),
      piece: ({ text = '', thinking = '', call }: Piece) =>
        write({ ...head(), ...shape.said(text, thinking, call === undefined ? [] : [call]), done: false }),
    };
    const whole = await tellAnswer(desk, model.id, asked.question, listener, signal);
    write({ ...head(), ...shape.said('', '', []), ...endOf(whole) });
    reply.end();
  } catch (error) {
    if (!reply.hasBegun) throw error;
    // Without a last line that says it is done.
    write({ error: toRefused(error).message });
    reply.end();
  }
}

/** What the last line says. Times in nanoseconds, as Ollama's. */
function endOf({ reason, promptTokens, tokens, firstTokenMs, totalMs }: WholeAnswer) {
  const nanoseconds = (ms: number): number => Math.round(ms * 1e6);
  return {
    ...{ done: true, done_reason: reason === 'length' ? 'length' : 'stop' },
    ...{ total_duration: nanoseconds(totalMs), load_duration: 0 },
    ...{ prompt_eval_count: promptTokens, prompt_eval_duration: nanoseconds(firstTokenMs) },
    ...{ eval_count: tokens, eval_duration: nanoseconds(Math.max(0, totalMs - firstTokenMs)) },
  };
}
