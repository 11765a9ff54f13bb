import type { Call, Reply } from '../http/call.ts';
import { toRefused } from '../refused.ts';
import { findServed } from '../served-model.ts';
import { type Piece, tellAnswer, type WholeAnswer } from '../tell-answer.ts';
import { type AskedResponse, readResponse } from './read-responses.ts';
import { eventStream } from './stream.ts';

/** `POST /v1/responses`. Nothing of it is kept. @throws Refused, NogginError before the answer has begun */
export async function responses({ desk, body, signal, reply, now, newId }: Call): Promise<void> {
  const asked = readResponse(body);
  const model = findServed(desk.served(), asked.model);
  const made = createResponse(asked, model.id, Math.floor(now() / 1000), newId);
  if (!asked.isStream) {
    const quiet = { begin: () => {}, piece: () => {} };
    const whole = await tellAnswer(desk, model.id, asked.question, quiet, signal);
    reply.json(200, made.whole(whole));
    return;
  }
  const events = createEvents(reply, made);
  try {
    events.end(await tellAnswer(desk, model.id, asked.question, events, signal));
  } catch (error) {
    if (!reply.hasBegun) throw error;
    events.fail(toRefused(error).message);
  }
}

type Status = 'in_progress' | 'completed' | 'incomplete' | 'failed';
type Made = ReturnType<typeof createResponse>;

function createResponse({ echoed }: AskedResponse, model: string, created_at: number, newId: () => string) {
  const short = (): string => newId().replaceAll('-', '');
  const id = `resp_${short()}`;
  const messageId = `msg_${short()}`;
  const shaped = (status: Status, output: readonly object[], more: object = {}) => ({
    ...{ id, object: 'response', created_at, status, model, output, ...echoed },
    ...{ error: null, incomplete_details: null, metadata: {}, parallel_tool_calls: false, store: false },
    ...{ access_programs: null, usage: null, ...more },
  });
  const part = (text: string) => ({ type: 'output_text', text, annotations: [], logprobs: [] });
  const message = (text: string, status: Status) => ({
    ...{ id: messageId, type: 'message', role: 'assistant', status },
    content: status === 'in_progress' ? [] : [part(text)],
  });
  const call = ({ name, arguments: json }: WholeAnswer['calls'][number], callId: string) => ({
    ...{ id: `fc_${callId}`, type: 'function_call', status: 'completed' },
    ...{ call_id: `call_${callId}`, name, arguments: json },
  });
  const ended = ({ reason, promptTokens, tokens }: WholeAnswer) => ({
    ...(reason === 'length' ? { incomplete_details: { reason: 'max_output_tokens' } } : {}),
    usage: {
      input_tokens: promptTokens,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: tokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: promptTokens + tokens,
    },
  });
  const statusOf = ({ reason }: WholeAnswer): Status => (reason === 'length' ? 'incomplete' : 'completed');
  return {
    ...{ messageId, shaped, part, message, call, ended, statusOf, newCallId: () => short().slice(0, 24) },
    whole: (answer: WholeAnswer) => {
      const status = statusOf(answer);
      const said = answer.text === '' && answer.calls.length > 0 ? [] : [message(answer.text, status)];
      const calls = answer.calls.map((each) => call(each, short().slice(0, 24)));
      return shaped(status, [...said, ...calls], ended(answer));
    },
  };
}

/** The events of a response that comes in pieces, in the order in which OpenAI's clients want them. */
function createEvents(reply: Reply, made: Made) {
  const stream = eventStream(reply);
  const output: object[] = [];
  let number = 0;
  let text = '';
  /** The place of the message that is being said; null when there is none. */
  let open: number | null = null;

  const send = (type: string, fields: object): void => {
    stream.send({ type, sequence_number: number, ...fields }, type);
    number += 1;
  };
  const place = () => ({ item_id: made.messageId, output_index: open, content_index: 0 });
  const openMessage = (): void => {
    if (open !== null) return;
    open = output.length;
    const item = made.message('', 'in_progress');
    output.push(item);
    send('response.output_item.added', { output_index: open, item });
    send('response.content_part.added', { ...place(), part: made.part('') });
  };
  const closeMessage = (status: Status): void => {
    if (open === null) return;
    const item = made.message(text, status);
    send('response.output_text.done', { ...place(), text, logprobs: [] });
    send('response.content_part.done', { ...place(), part: made.part(text) });
    send('response.output_item.done', { output_index: open, item });
    output[open] = item;
    open = null;
  };
  return {
    begin: () => {
      stream.begin();
      const response = made.shaped('in_progress', []);
      send('response.created', { response });
      send('response.in_progress', { response });
    },
    piece: ({ text: more, call }: Piece) => {
      if (more !== undefined) {
        openMessage();
        text += more;
        send('response.output_text.delta', { ...place(), delta: more, logprobs: [] });
      }
      if (call === undefined) return;
      closeMessage('completed');
      const item = made.call(call, made.newCallId());
      const output_index = output.length;
      output.push(item);
      const empty = { ...item, status: 'in_progress', arguments: '' };
      send('response.output_item.added', { output_index, item: empty });
      const at = { item_id: item.id, output_index };
      send('response.function_call_arguments.delta', { ...at, delta: item.arguments });
      send('response.function_call_arguments.done', { ...at, name: item.name, arguments: item.arguments });
      send('response.output_item.done', { output_index, item });
    },
    end: (whole: WholeAnswer) => {
      const status = made.statusOf(whole);
      // An answer without a word is a message, too.
      if (output.length === 0) openMessage();
      closeMessage(status);
      const type = status === 'incomplete' ? 'response.incomplete' : 'response.completed';
      send(type, { response: made.shaped(status, output, made.ended(whole)) });
      stream.end();
    },
    fail: (message: string) => {
      const error = { code: 'server_error', message };
      send('response.failed', { response: made.shaped('failed', output, { error }) });
      stream.end();
    },
  };
}
