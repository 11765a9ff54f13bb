import type { ToolCall } from '../../inference/port.ts';
import type { Call } from '../http/call.ts';
import { findServed } from '../served-model.ts';
import { type Piece, tellAnswer, type WholeAnswer } from '../tell-answer.ts';
import { readChat } from './read-chat.ts';
import { eventStream, untilBroken } from './stream.ts';

/** What every chunk of one answer says. */
interface Head {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly system_fingerprint: string;
}

/** `POST /v1/chat/completions`. @throws Refused, NogginError before the answer has begun */
export async function chat({ desk, body, signal, reply, now, newId }: Call): Promise<void> {
  const asked = readChat(body);
  const model = findServed(desk.served(), asked.model);
  const head: Head = {
    id: `chatcmpl-${newId()}`,
    created: Math.floor(now() / 1000),
    model: model.id,
    system_fingerprint: `fp_${model.sha256.slice(0, 12)}`,
  };
  const idOf = (call: ToolCall, index: number) => ({
    id: `call_${newId().replaceAll('-', '').slice(0, 24)}`,
    ...{ type: 'function', index, function: { name: call.name, arguments: call.arguments } },
  });
  if (!asked.isStream) {
    const quiet = { begin: () => {}, piece: () => {} };
    const whole = await tellAnswer(desk, model.id, asked.question, quiet, signal);
    reply.json(200, wholeChat(head, whole, idOf));
    return;
  }
  const stream = eventStream(reply);
  const send = (delta: object, reason: string | null = null): void => {
    const choices = [{ index: 0, delta, logprobs: null, finish_reason: reason }];
    const usage = asked.tellsUsage ? { usage: null } : {};
    stream.send({ ...head, object: 'chat.completion.chunk', choices, ...usage });
  };
  let calls = 0;
  await untilBroken(reply, stream, async () => {
    const listener = {
      begin: () => {
        stream.begin();
        send({ role: 'assistant', content: '' });
      },
      piece: ({ thinking, text, call }: Piece) => {
        if (thinking !== undefined) send({ reasoning_content: thinking });
        if (text !== undefined) send({ content: text });
        if (call === undefined) return;
        send({ tool_calls: [idOf(call, calls)] });
        calls += 1;
      },
    };
    const whole = await tellAnswer(desk, model.id, asked.question, listener, signal);
    send({}, reasonOf(whole));
    if (asked.tellsUsage) {
      stream.send({ ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(whole) });
    }
    stream.send('[DONE]');
    stream.end();
  });
}

function wholeChat(
  head: Head,
  whole: WholeAnswer,
  idOf: (call: ToolCall, index: number) => { index: number },
) {
  const calls = whole.calls.map((call, index) => {
    const { index: _, ...rest } = idOf(call, index);
    return rest;
  });
  const message = {
    role: 'assistant',
    content: whole.text === '' && calls.length > 0 ? null : whole.text,
    refusal: null,
    ...(whole.thinking === '' ? {} : { reasoning_content: whole.thinking }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: reasonOf(whole) }];
  return { ...head, object: 'chat.completion', choices, usage: usageOf(whole) };
}

function reasonOf({ calls, reason }: WholeAnswer): string {
  if (reason === 'length') return 'length';
  return calls.length > 0 ? 'tool_calls' : 'stop';
}

/** What an answer took, as OpenAI counts it. Pure. */
export function usageOf({ promptTokens, tokens }: Pick<WholeAnswer, 'promptTokens' | 'tokens'>) {
  return { prompt_tokens: promptTokens, completion_tokens: tokens, total_tokens: promptTokens + tokens };
}
