import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openChats } from '../../src-main/app/start/lazy-chats.ts';
import { createBrain } from '../../src-main/inference/brain.ts';
import { createInference } from '../../src-main/inference/inference.ts';
import type { ModelProcess } from '../../src-main/inference/model-process.ts';
import { createTurns } from '../../src-main/inference/turns.ts';
import type { LogFacts } from '../../src-main/log-port.ts';
import type { ChatPush } from '../../src-preload/contract/chat.ts';
import { type Answered, restMs, type WordsJob } from './job.ts';

/** Conversations as in the app, with their model, and the pushes to the window. */
export interface InChats {
  /** Asks in a conversation of its own, and waits until the answer is complete. */
  ask(text: string): Promise<Answered>;
  end(): Promise<void>;
}

/**
 * Everything between a question and the window: the store of conversations, its batches, the model in a process of its
 * own.
 * @param spawn starts that process
 */
export function openInChats(job: WordsJob, spawn: () => ModelProcess): InChats {
  let hear: (push: ChatPush) => void = () => {};
  let answered: (facts: LogFacts) => void = () => {};
  const inference = createInference({
    spawn,
    graphics: { hasFailed: () => false, remember: () => {} },
    now: () => performance.now(),
  });
  const brain = createBrain({
    inference,
    plan: async () => job.plan,
    inUse: () => job.plan.model,
    idleMinutes: () => null,
    now: () => performance.now(),
    background: { isOn: () => false, makeWay: async () => {} },
    isMemoryShort: async () => false,
    later: () => () => {},
  });
  const chats = openChats({
    file: path.join(job.folder, 'chats.sqlite'),
    here: import.meta.url,
    keep: () => true,
    ...{ inference, brain, turns: createTurns() },
    push: (push) => hear(push),
    log: { info: (event, facts) => event === 'answered' && answered(facts ?? {}), warn: fail, error: fail },
    exportWords: () => ({ you: 'You', model: 'The model', thinking: 'Thought' }),
  });
  return {
    ask: async (text) => {
      const { promise, resolve, reject } = Promise.withResolvers<Answered>();
      let firstMs = 0;
      let tokens = 0;
      answered = (facts) => {
        tokens = Number(facts['tokens']);
      };
      const beginMs = performance.now();
      hear = (push) => {
        if (push.kind === 'text' && firstMs === 0) firstMs = performance.now() - beginMs;
        const last = push.kind === 'chat' ? push.chat.messages.at(-1) : undefined;
        if (last?.role !== 'assistant' || last.state === 'waiting' || last.state === 'streaming') return;
        if (last.error !== null || firstMs === 0)
          reject(new Error(`It ended ${last.state}: ${last.error?.message}`));
        resolve({ firstMs, endMs: performance.now() - beginMs, tokens });
      };
      const { chatId } = chats.get().send({ chatId: null, text, attachments: [] });
      chats.get().configure({ chatId, settings: { maxTokens: job.maxTokens } });
      return promise.finally(() => wait(restMs));
    },
    end: async () => {
      await chats.end();
      await inference.stop();
    },
  };
}

function fail(event: string, facts?: LogFacts): never {
  throw new Error(`${event}: ${JSON.stringify(facts)}`);
}
