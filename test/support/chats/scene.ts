import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createRemoteAttachments } from '../../../src-main/chats/attachments/remote.ts';
import type { Chats } from '../../../src-main/chats/chats-port.ts';
import { createChats } from '../../../src-main/chats/service.ts';
import { createStores } from '../../../src-main/chats/stores.ts';
import { createBrain } from '../../../src-main/inference/brain.ts';
import type { Inference, LoadPlan, ModelFile } from '../../../src-main/inference/port.ts';
import { createTurns, type Turns } from '../../../src-main/inference/turns.ts';
import type { ChatPush, ChatView, MessageView } from '../../../src-preload/contract/chat.ts';
import { createScripted, type Scripted, scriptedModel } from '../inference/scripted.ts';
import { tempFolder } from '../temp-folder.ts';
import { createHandClock, type HandClock } from './clock.ts';

const worker = new URL('../../../src-main/chats/attachments/worker.ts', import.meta.url);

/** The real conversations on a real store, with a scripted model. */
export interface ChatScene {
  readonly chats: Chats;
  readonly model: Scripted;
  readonly clock: HandClock;
  readonly file: string;
  readonly pushes: ChatPush[];
  /** The whole log, as one text. */
  logged(): string;
  /** The loads that were requested. */
  readonly loads: { readonly modelId: string; readonly anyway: boolean }[];
  /** Runs before each load from now on. */
  onLoad(plan: (modelId: string, anyway: boolean) => Promise<void>): void;
  keep(kept: boolean): void;
  /** Asks in a conversation, or in a new one. @returns its id */
  ask(text: string, chatId?: string | null): string;
  /** Runs all pending promises. */
  settle(): Promise<void>;
}

/**
 * @param file of the conversations
 * @param real the model to use instead of the scripted one
 */
export function setChatScene(
  file = path.join(tempFolder(), 'chats.sqlite'),
  real: { readonly inference: Inference; readonly model: ModelFile; readonly turns?: Turns } | null = null,
): ChatScene {
  const model = createScripted();
  const clock = createHandClock();
  const pushes: ChatPush[] = [];
  const lines: string[] = [];
  const loads: ChatScene['loads'][number][] = [];
  let isKept = true;
  let plan = async (_modelId: string, _anyway: boolean): Promise<void> => {};
  const write = (event: string, facts?: unknown): void => void lines.push(JSON.stringify([event, facts]));
  const log = { info: write, warn: write, error: write };
  const brain = createBrain({
    inference: real?.inference ?? model,
    plan: async (modelId, anyway): Promise<LoadPlan> => {
      loads.push({ modelId, anyway });
      await plan(modelId, anyway);
      if (real !== null) return { model: real.model, contextTokens: 512, threads: 1, gpuLayers: 0 };
      return { model: { ...scriptedModel, modelId }, contextTokens: 4096, threads: 1, gpuLayers: 0 };
    },
    now: () => performance.now(),
    background: { isOn: () => false, makeWay: async () => {} },
    inUse: () => real?.model ?? scriptedModel,
    idleMinutes: () => null,
    isMemoryShort: async () => false,
    later: () => () => {},
  });
  const chats = createChats({
    stores: createStores({ file, log, keep: () => isKept, now: clock.now }),
    inference: real?.inference ?? model,
    brain,
    turns: real?.turns ?? createTurns(),
    exportWords: () => ({ you: 'You', model: 'The model', thinking: 'Thought' }),
    newId: () => crypto.randomUUID(),
    readAttachment: createRemoteAttachments(worker),
    push: (push) => void pushes.push(push),
    log,
    clock,
  });
  onTestFinished(() => chats.end());
  return {
    ...{ chats, model, clock, file, pushes, loads },
    logged: () => lines.join('\n'),
    onLoad: (next) => {
      plan = next;
    },
    keep: (kept) => {
      isKept = kept;
    },
    ask: (text, chatId = null) => chats.send({ chatId, text, attachments: [] }).chatId,
    settle: async () => {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}

/** The texts of a branch, answers with their state unless it is complete. */
export function wordsOf({ messages }: ChatView): readonly string[] {
  return messages.map(({ text, state }) => (state === 'complete' ? text : `${text} (${state})`));
}

export function lastOf(view: ChatView): MessageView {
  const last = view.messages.at(-1);
  if (last === undefined) throw new Error('Nothing is shown');
  return last;
}

/** A window: its view of a conversation since it subscribed. */
export function windowOn(scene: ChatScene, chatId: string): () => ChatView {
  let from = scene.pushes.length;
  let view = scene.chats.open(chatId);
  // Pushes during the request are older than its answer.
  from = scene.pushes.length;
  return () => {
    for (const push of scene.pushes.slice(from)) {
      if (push.kind === 'chat' && push.chat.id === chatId) view = push.chat;
      if (push.kind !== 'text' || push.chatId !== chatId) continue;
      view = {
        ...view,
        messages: view.messages.map((message) => {
          if (message.id !== push.messageId) return message;
          const before = message[push.part] ?? '';
          if (before.length !== push.at) throw new Error(`at ${push.at}, there are ${before.length}`);
          return { ...message, [push.part]: before + push.text };
        }),
      };
    }
    from = scene.pushes.length;
    return view;
  };
}
