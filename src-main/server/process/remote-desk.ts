import { NogginError } from '../../errors.ts';
import type { AnswerEnd, AnswerEvents, Embedded } from '../../inference/port.ts';
import type { Desk } from '../desk.ts';
import type { FromServer, ToDesk, ToServer } from '../messages.ts';
import { Refused } from '../refused.ts';
import type { Served } from '../served-model.ts';

/** Most questions that wait, or are answered, at a time. */
const mostOpen = 64;
/** How long a question may wait for its turn, in milliseconds. */
const longestWaitMs = 10 * 60_000;
/** Of a program that asks again and again, main hears this often, in milliseconds. */
const tellMs = 2000;

/** The desk, seen from the server's process: main has the models. */
export interface RemoteDesk extends Desk {
  hear(message: ToServer): void;
}

interface Open {
  begun(): void;
  readonly events: AnswerEvents | null;
  resolve(result: AnswerEnd | Embedded | null): void;
  reject(error: Error): void;
}

type Wanted = ToDesk extends infer One ? (One extends ToDesk ? Omit<One, 'id'> : never) : never;

export function createRemoteDesk(
  post: (message: FromServer) => void,
  limits: { readonly mostOpen: number; readonly longestWaitMs: number } = { mostOpen, longestWaitMs },
): RemoteDesk {
  const open = new Map<number, Open>();
  let served: Served = { models: [], inUse: null, loaded: null };
  let lastId = 0;
  let told = { agent: '', atMs: Number.NEGATIVE_INFINITY };

  const ask = (wanted: Wanted, signal: AbortSignal, events: AnswerEvents | null) =>
    new Promise<AnswerEnd | Embedded | null>((resolve, reject) => {
      if (open.size >= limits.mostOpen) {
        return reject(new Refused('too-many', 'Too many questions are waiting for the model'));
      }
      lastId += 1;
      const id = lastId;
      const give = (error: Error): void => {
        if (!open.has(id)) return;
        post({ kind: 'stop', id });
        finish(() => reject(error));
      };
      const stop = (): void => give(new NogginError('not-now', 'The program has gone'));
      const patience = setTimeout(
        () => give(new Refused('too-many', 'The model had no time within ten minutes')),
        limits.longestWaitMs,
      );
      const finish = (settle: () => void): void => {
        clearTimeout(patience);
        signal.removeEventListener('abort', stop);
        open.delete(id);
        settle();
      };
      open.set(id, {
        events,
        begun: () => clearTimeout(patience),
        resolve: (result) => finish(() => resolve(result)),
        reject: (error) => finish(() => reject(error)),
      });
      post({ ...wanted, id });
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });

  return {
    served: () => served,
    answer: async (modelId, question, events, signal) =>
      (await ask({ kind: 'answer', modelId, question }, signal, events)) as AnswerEnd,
    embed: async (modelId, texts, signal) =>
      (await ask({ kind: 'embed', modelId, texts }, signal, null)) as Embedded,
    load: async (modelId, signal) => {
      await ask({ kind: 'load', modelId }, signal, null);
    },
    asked: (agent) => {
      const now = performance.now();
      if (agent === told.agent && now - told.atMs < tellMs) return;
      told = { agent, atMs: now };
      post({ kind: 'asked', agent });
    },
    hear: (message) => {
      if (message.kind === 'served' || message.kind === 'start') served = message.served;
      if (!('id' in message)) return;
      const one = open.get(message.id);
      switch (message.kind) {
        case 'prompt':
          one?.begun();
          return one?.events?.prompt(message.facts);
        case 'text':
          return one?.events?.text(message.text);
        case 'call':
          return one?.events?.call?.(message.call);
        case 'done':
          return one?.resolve(message.result);
        case 'failed': {
          const { code, message: text, details } = message.error;
          return one?.reject(new NogginError(code, text, details === undefined ? {} : { details }));
        }
      }
    },
  };
}
