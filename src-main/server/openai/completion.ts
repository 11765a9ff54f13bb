import type { Call } from '../http/call.ts';
import { findServed } from '../served-model.ts';
import { tellAnswer } from '../tell-answer.ts';
import { usageOf } from './chat.ts';
import { readCompletion } from './read-others.ts';
import { eventStream, untilBroken } from './stream.ts';

/** `POST /v1/completions`. @throws Refused, NogginError before the answer has begun */
export async function completion({ desk, body, signal, reply, now, newId }: Call): Promise<void> {
  const asked = readCompletion(body);
  const model = findServed(desk.served(), asked.model);
  const head = {
    id: `cmpl-${newId()}`,
    object: 'text_completion',
    created: Math.floor(now() / 1000),
    model: model.id,
    system_fingerprint: `fp_${model.sha256.slice(0, 12)}`,
  };
  const choice = (text: string, reason: string | null) => [
    { index: 0, text, logprobs: null, finish_reason: reason },
  ];
  const reasonOf = (reason: string): string => (reason === 'length' ? 'length' : 'stop');
  if (!asked.isStream) {
    const quiet = { begin: () => {}, piece: () => {} };
    const whole = await tellAnswer(desk, model.id, asked.question, quiet, signal);
    const choices = choice(`${asked.echo}${whole.text}`, reasonOf(whole.reason));
    reply.json(200, { ...head, choices, usage: usageOf(whole) });
    return;
  }
  const stream = eventStream(reply);
  const send = (text: string, reason: string | null = null): void =>
    stream.send({ ...head, choices: choice(text, reason), ...(asked.tellsUsage ? { usage: null } : {}) });
  await untilBroken(reply, stream, async () => {
    const listener = {
      begin: () => {
        stream.begin();
        if (asked.echo !== '') send(asked.echo);
      },
      piece: ({ text }: { readonly text?: string }) => {
        if (text !== undefined) send(text);
      },
    };
    const whole = await tellAnswer(desk, model.id, asked.question, listener, signal);
    send('', reasonOf(whole.reason));
    if (asked.tellsUsage) stream.send({ ...head, choices: [], usage: usageOf(whole) });
    stream.send('[DONE]');
    stream.end();
  });
}
