import type { Reply } from '../http/call.ts';
import { toRefused } from '../refused.ts';
import { openaiError } from './errors.ts';

/** Events of a stream as OpenAI writes them. */
export interface EventStream {
  /** Begins it, unless it has begun. */
  begin(): void;
  /** @param event its name, where it has one */
  send(data: unknown, event?: string): void;
  end(): void;
}

export function eventStream(reply: Reply): EventStream {
  return {
    begin: () => {
      if (!reply.hasBegun) reply.begin('text/event-stream; charset=utf-8');
    },
    send: (data, event) => {
      const head = event === undefined ? '' : `event: ${event}\n`;
      reply.write(`${head}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
    },
    end: () => reply.end(),
  };
}

/**
 * Does what a stream takes. An answer that broke ends with an error and without the mark of a whole one; before it has
 * begun, whoever called words it.
 * @throws what the work throws before the stream has begun
 */
export async function untilBroken(
  reply: Reply,
  stream: EventStream,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!reply.hasBegun) throw error;
    stream.send(openaiError(toRefused(error)));
    stream.end();
  }
}
