import { NogginError } from '../errors.ts';
import { crashReason, type Doing } from './crash-reason.ts';
import type { ModelProcess, ProcessEnd } from './model-process.ts';
import type { AnswerEnd, AnswerEvents, Embedded, LoadedModel, LoadPlan, Question } from './port.ts';
import type { FromModel } from './process/messages.ts';

/** How long main waits, in milliseconds. */
export interface Patience {
  /** After a stop, until the process is ended. */
  readonly stopMs: number;
  /** Between two looks whether the process still answers at all. */
  readonly pingMs: number;
  /** Looks in a row without an answer, until it is ended. */
  readonly silentPings: number;
}

/** One process with one model: what is asked of it, as promises. */
export interface Conversation {
  /** @throws NogginError what the process says, or `model-crashed` */
  load(plan: LoadPlan, onProgress: (progress: number) => void): Promise<LoadedModel>;
  /**
   * @throws NogginError what the process says, or `model-crashed`, see {@link wasUnheard}. An answer that does not stop in
   *   time is `stopped` all the same, and the process is ended.
   */
  answer(question: Question, events: AnswerEvents, signal: AbortSignal): Promise<AnswerEnd>;
  /** Null where it did not stop in time, and was ended. @throws NogginError what the process says, or `model-crashed` */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Embedded | null>;
  /**
   * Ends it in good order, or after a moment in any. Resolves when it is gone. An answer under way is `stopped`, a load
   * fails with `not-now`.
   */
  end(): Promise<void>;
  /** Null while it runs. */
  readonly ended: ProcessEnd | null;
  /** Resolves when it is gone, for whatever reason. */
  readonly gone: Promise<void>;
  /** It was ended because it did not stop when it was told to. */
  readonly wasStubborn: boolean;
}

type Reply = Exclude<FromModel, { readonly kind: 'pong' | 'template' }>;

/** Speaks with a process, and watches that it does. */
export function conversationWith(process: ModelProcess, patience: Patience): Conversation {
  let ended: ProcessEnd | null = null;
  let wasStubborn = false;
  let isLeaving = false;
  let inTemplate = false;
  let lastId = 0;
  let heardPing = 0;
  let sentPing = 0;
  const open = new Map<
    number,
    (reply: Reply | { readonly kind: 'gone'; readonly end: ProcessEnd }) => void
  >();
  let leave = (): void => {};
  const gone = new Promise<void>((resolve) => {
    leave = resolve;
  });

  // Count checks instead of time: a sleeping computer is no failure.
  const watch = setInterval(() => {
    if (sentPing - heardPing >= patience.silentPings) return process.kill();
    sentPing += 1;
    process.post({ kind: 'ping', id: sentPing });
  }, patience.pingMs);
  watch.unref?.();

  process.onMessage((message) => {
    if (message.kind === 'pong') heardPing = message.id;
    else if (message.kind === 'template') inTemplate = message.isRunning;
    else open.get(message.id)?.(message);
  });
  process.onExit((end) => {
    ended = end;
    clearInterval(watch);
    for (const hear of [...open.values()]) hear({ kind: 'gone', end });
    leave();
  });

  /** Sends with a new id; `hear` is called with what comes for it until it says that this was the last. */
  const ask = <T>(
    send: (id: number) => void,
    hear: (reply: Reply, resolve: (value: T) => void) => void,
    onGone: (end: ProcessEnd, wasHeard: boolean) => T | NogginError,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      let wasHeard = false;
      const done = (settle: () => void): void => {
        open.delete(id);
        settle();
      };
      const gone = (end: ProcessEnd): void => {
        const outcome = onGone(end, wasHeard);
        done(() => (outcome instanceof NogginError ? reject(outcome) : resolve(outcome)));
      };
      if (ended !== null) return gone(ended);
      open.set(id, (reply) => {
        if (reply.kind === 'gone') return gone(reply.end);
        wasHeard = true;
        if (reply.kind === 'failed') {
          const { code, message, details } = reply.error;
          return done(() => reject(new NogginError(code, message, details === undefined ? {} : { details })));
        }
        hear(reply, (value) => done(() => resolve(value)));
      });
      send(id);
    });

  /** Tells the process to stop, and ends it if it does not. */
  const stoppable = async <T>(
    signal: AbortSignal,
    work: (started: (id: number) => void) => Promise<T>,
  ): Promise<T> => {
    let stopping: NodeJS.Timeout | undefined;
    let stop = (): void => {};
    try {
      return await work((id) => {
        stop = () => {
          process.post({ kind: 'stop', id });
          stopping = setTimeout(() => {
            wasStubborn = true;
            process.kill();
          }, patience.stopMs);
        };
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop, { once: true });
      });
    } finally {
      clearTimeout(stopping);
      signal.removeEventListener('abort', stop);
    }
  };

  return {
    load: (plan, onProgress) =>
      ask<LoadedModel>(
        (id) => process.post({ kind: 'load', id, plan }),
        (reply, resolve) => {
          if (reply.kind === 'progress') onProgress(reply.progress);
          // Discard a late result.
          if (reply.kind === 'loaded' && !isLeaving) resolve(reply.loaded);
        },
        (end) =>
          isLeaving
            ? new NogginError('not-now', 'The model is not needed any more')
            : crashed(end, { during: 'loading', inTemplate }, true),
      ),
    answer: async (question, events, signal) => {
      const begin = performance.now();
      let tokens = 0;
      let firstMs: number | null = null;
      return stoppable(signal, (started) =>
        ask<AnswerEnd>(
          (id) => {
            process.post({ kind: 'answer', id, question });
            started(id);
          },
          (reply, resolve) => {
            if (reply.kind === 'prompt') events.prompt(reply.facts);
            if (reply.kind === 'text') {
              tokens = reply.tokens;
              firstMs ??= performance.now() - begin;
              events.text(reply.text);
            }
            if (reply.kind === 'call') events.call?.(reply.call);
            if (reply.kind === 'answered') resolve(reply.end);
          },
          (end, wasHeard) => {
            if (!wasStubborn && !isLeaving)
              return crashed(end, { during: 'answering', inTemplate }, wasHeard);
            const ms = performance.now() - begin - (firstMs ?? 0);
            const tokensPerSecond = tokens > 1 ? ((tokens - 1) * 1000) / ms : 0;
            return { reason: 'stopped', tokens, firstTokenMs: firstMs ?? ms, tokensPerSecond };
          },
        ),
      );
    },
    embed: (texts, signal) =>
      stoppable(signal, (started) =>
        ask<Embedded | null>(
          (id) => {
            process.post({ kind: 'embed', id, texts });
            started(id);
          },
          (reply, resolve) => {
            if (reply.kind === 'embedded') resolve(reply.embedded);
          },
          (end, wasHeard) =>
            wasStubborn || isLeaving ? null : crashed(end, { during: 'answering', inTemplate }, wasHeard),
        ),
      ),
    end: async () => {
      if (ended !== null) return;
      isLeaving = true;
      process.post({ kind: 'end' });
      const patient = setTimeout(() => process.kill(), patience.stopMs);
      await gone;
      clearTimeout(patient);
    },
    gone,
    get ended() {
      return ended;
    },
    get wasStubborn() {
      return wasStubborn;
    },
  };
}

/** Whether a process ended before it heard what was asked of it: then it was not what ended it. */
export function wasUnheard(error: unknown): boolean {
  return error instanceof NogginError && error.details['wasHeard'] === false;
}

function crashed({ code, signal }: ProcessEnd, doing: Doing, wasHeard: boolean): NogginError {
  const how = signal ?? (code === null ? 'unknown' : `code ${code}`);
  const { during, inTemplate } = doing;
  return new NogginError(
    crashReason({ code, signal }, doing),
    `The model's process ended while ${during}: ${how}`,
    { details: { during, inTemplate, wasHeard, code, signal } },
  );
}
