import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrainView, ChatListView, ChatPush, ChatView } from '../../src-preload/contract/chat.ts';
import type { RequestInput } from '../../src-preload/contract/requests.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { diskError } from '../platform/disk-errors.ts';
import { type Answering, createAnswering } from './answering.ts';
import { pushBrain } from './brain-pushes.ts';
import { exportName, toJson, toMarkdown, type WholeChat } from './export.ts';
import type { ChatPorts } from './ports.ts';
import { type Conversation, type Message, type NewMessage, unanswered } from './rows.ts';
import { wordsOf } from './search.ts';
import type { ChatStore } from './store.ts';
import { titleOf } from './title.ts';
import {
  answerAgain,
  ask,
  askOtherwise,
  type Change,
  childrenOf,
  choose,
  questionOf,
  removeExchange,
  shownPath,
} from './tree.ts';
import { chatView } from './view.ts';

/** How long a removed conversation can be brought back, in milliseconds. */
const undoMs = 10 * 60 * 1000;
const pageSize = 100;
const newSettings = { system: '', temperature: null, maxTokens: null, think: false };

type Format = RequestInput<'chat:export'>['format'];

/**
 * Conversations, as the window asks for them. All throw NogginError: `unknown-id`, and what Stores.current throws; a
 * request that was refused has changed nothing. What a model does comes as a push.
 */
export interface Chats {
  list(query: string, offset: number, modelId?: string): ChatListView;
  open(chatId: string): ChatView;
  /** Asks; the answer is waited for by nobody. */
  send(input: RequestInput<'chat:send'>): { readonly chatId: string };
  /** Ends the answer that is being given, and those that wait. */
  stop(): void;
  /** An answer of which nothing came is given again in its place. @throws NogginError `not-now` while it is given */
  regenerate(messageId: string): void;
  edit(messageId: string, text: string): void;
  /** @throws NogginError `not-now` unless its length ended it */
  goOn(messageId: string): void;
  choose(messageId: string): void;
  deleteExchange(messageId: string): void;
  rename(chatId: string, title: string): void;
  remove(chatId: string): void;
  undoRemove(chatId: string): void;
  removeAll(): void;
  configure(input: RequestInput<'chat:configure'>): void;
  /** A file name for {@link exportTo}. */
  exportName(chatId: string, format: Format): string;
  /** @throws NogginError also what diskError tells; without the name, which is the person's words */
  exportTo(chatId: string, format: Format, file: string): Promise<void>;
  /** Takes the text out of a file; it, or why there is none, is told. Never rejects. */
  attach(file: string): Promise<void>;
  /** Loads the model in use, when nothing else is going on. */
  prepare(): void;
  /** Loads although the memory seems too short; an answer that was refused for that is given then. */
  loadAnyway(): void;
  brain(): BrainView;
  /** Whether conversations are kept may have changed: what is answered elsewhere ends. */
  settingsChanged(): void;
  /** Ends what runs, writes what is left, and closes. */
  end(): Promise<void>;
}

/** Builds the conversations on their ports. Opens nothing until something is asked. */
export function createChats(ports: ChatPorts): Chats {
  const { stores, clock, log } = ports;
  let purgeTimer: { cancel(): void } | null = null;
  const purged = new WeakSet<ChatStore>();

  const tell = (push: ChatPush): void => ports.push(push);
  const listChanged = (): void => tell({ kind: 'list' });
  const brainPushes = pushBrain(ports);
  const answering: Answering = createAnswering(ports, (store, id) => {
    if (stores.isCurrent(store)) pushChat(store, id);
  });

  const purge = (store: ChatStore): void => {
    purgeTimer?.cancel();
    purgeTimer = null;
    const next = store.purge(clock.now() - undoMs);
    if (next === null) return;
    purgeTimer = clock.later(Math.max(1000, next + undoMs - clock.now()), () => {
      try {
        purge(store);
      } catch (error) {
        log.warn('removed conversations could not be deleted yet', { code: toErrorView(error).code });
      }
    });
  };
  /** The store; what was removed too long ago is deleted when it is first used. */
  const present = (): ChatStore => {
    const store = stores.current();
    if (!purged.has(store)) {
      purged.add(store);
      purge(store);
    }
    return store;
  };
  const chatIn = (store: ChatStore, chatId: string): Conversation => {
    const chat = store.get(chatId);
    if (chat === null) throw new NogginError('unknown-id', 'There is no such conversation');
    return chat;
  };
  const view = (store: ChatStore, chatId: string): ChatView => {
    answering.flush();
    const tree = store.tree(chatId);
    const path = shownPath(tree);
    const messages = answering.latest(store.messages(path.map(({ id }) => id)));
    return chatView(chatIn(store, chatId), tree, path, messages);
  };
  const pushChat = (store: ChatStore, chatId: string): void => {
    // A conversation that cannot be read is told of when it is asked for.
    if (store.get(chatId) !== null) tell({ kind: 'chat', chat: view(store, chatId) });
  };
  const messageIn = (store: ChatStore, messageId: string): Message => {
    const [message] = answering.latest(store.messages([messageId]));
    if (message === undefined) throw new NogginError('unknown-id', 'There is no such message');
    return message;
  };
  /** A question, with the answer that it waits for. */
  const exchange = (
    question: Pick<NewMessage, 'text' | 'attachments'>,
  ): readonly [NewMessage, NewMessage] => {
    const createdAtMs = clock.now();
    return [
      { ...unanswered('complete'), ...question, id: ports.newId(), role: 'user', createdAtMs },
      newAnswer(createdAtMs),
    ];
  };
  const newAnswer = (createdAtMs: number): NewMessage => ({
    ...{ ...unanswered('waiting'), id: ports.newId(), role: 'assistant', createdAtMs, attachments: [] },
  });
  /** Stores what was asked, and has it answered. */
  const answered = (
    store: ChatStore,
    chat: Conversation,
    change: Change,
    added: readonly NewMessage[],
  ): void => {
    store.transaction(() => {
      store.put({ ...chat, updatedAtMs: clock.now() });
      store.apply(chat.id, change, added);
    });
    answer(store, chat.id, added.at(-1)?.id ?? '');
  };
  const answer = (store: ChatStore, chatId: string, messageId: string, anyway = false): void => {
    answering.add({ store, chatId, messageId, anyway });
    pushChat(store, chatId);
    listChanged();
  };
  const changed = (store: ChatStore, chatId: string, change: Change): void => {
    store.apply(chatId, change, []);
    pushChat(store, chatId);
  };
  const whole = (chatId: string): WholeChat => {
    const store = present();
    const tree = store.tree(chatId);
    return {
      chat: chatIn(store, chatId),
      tree,
      shown: shownPath(tree).map(({ id }) => id),
      messages: answering.latest(store.messages(tree.map(({ id }) => id))),
      attachmentsOf: store.attachments,
    };
  };

  return {
    list: (query, offset, modelId) => present().list(wordsOf(query), offset, pageSize, modelId),
    open: (chatId) => view(present(), chatId),
    send: ({ chatId, text, attachments }) => {
      const store = present();
      const nowMs = clock.now();
      const chat =
        chatId === null
          ? {
              id: ports.newId(),
              title: titleOf(text, attachments[0]?.name ?? '…'),
              ...{ modelId: null, settings: newSettings, createdAtMs: nowMs, updatedAtMs: nowMs },
            }
          : chatIn(store, chatId);
      const added = exchange({ text, attachments });
      const [question, reply] = added;
      const change = ask(store.tree(chat.id), { question: question.id, answer: reply.id });
      answered(store, chat, change, added);
      return { chatId: chat.id };
    },
    stop: () => answering.stop(),
    regenerate: (messageId) => {
      const store = present();
      const chat = store.chatOf(messageId);
      const tree = store.tree(chat.id);
      const node = questionOf(tree, messageId);
      const last =
        childrenOf(tree, node.id).find(({ id }) => id === messageId) ?? childrenOf(tree, node.id).at(-1);
      if (last === undefined) throw new NogginError('unknown-id', 'There is no answer to this question');
      if (answering.isWaiting(last.id)) throw new NogginError('not-now', 'It is being answered');
      const { text, thinking } = messageIn(store, last.id);
      if (text === '' && thinking === null) {
        answer(store, chat.id, last.id);
        return;
      }
      const reply = newAnswer(clock.now());
      answered(store, chat, answerAgain(tree, last.id, reply.id), [reply]);
    },
    edit: (messageId, text) => {
      const store = present();
      const chat = store.chatOf(messageId);
      const added = exchange({ text, attachments: store.attachments(messageId) });
      const [question, reply] = added;
      const ids = { question: question.id, answer: reply.id };
      answered(store, chat, askOtherwise(store.tree(chat.id), messageId, ids), added);
    },
    goOn: (messageId) => {
      const store = present();
      const chat = store.chatOf(messageId);
      if (messageIn(store, messageId).state !== 'length')
        throw new NogginError('not-now', 'Only an answer that its length ended can be gone on with');
      answer(store, chat.id, messageId);
    },
    choose: (messageId) => {
      const store = present();
      const chat = store.chatOf(messageId);
      changed(store, chat.id, choose(store.tree(chat.id), messageId));
    },
    deleteExchange: (messageId) => {
      const store = present();
      const chat = store.chatOf(messageId);
      const change = removeExchange(store.tree(chat.id), messageId);
      answering.stop((job) => change.removed.includes(job.messageId));
      changed(store, chat.id, change);
    },
    rename: (chatId, title) => {
      const store = present();
      store.put({ ...chatIn(store, chatId), title });
      pushChat(store, chatId);
      listChanged();
    },
    remove: (chatId) => {
      const store = present();
      chatIn(store, chatId);
      answering.stop((job) => job.chatId === chatId);
      store.remove(chatId);
      purge(store);
      listChanged();
    },
    undoRemove: (chatId) => {
      present().undoRemove(chatId);
      listChanged();
    },
    removeAll: () => {
      answering.stop();
      stores.clear();
      answering.forget();
      listChanged();
    },
    configure: ({ chatId, settings, modelId }) => {
      const store = present();
      const chat = chatIn(store, chatId);
      const named = Object.entries(settings).filter(([, value]) => value !== undefined);
      store.put({
        ...chat,
        settings: { ...chat.settings, ...Object.fromEntries(named) },
        modelId: modelId ?? chat.modelId,
      });
      pushChat(store, chatId);
    },
    exportName: (chatId, format) => exportName(chatIn(present(), chatId).title, format),
    exportTo: async (chatId, format, file) => {
      const text = format === 'json' ? toJson(whole(chatId)) : toMarkdown(whole(chatId), ports.exportWords());
      try {
        await writeFile(file, text);
      } catch (error) {
        const { code, details } = toErrorView(diskError(error));
        throw new NogginError(code, 'The conversation could not be exported', { details: details ?? {} });
      }
    },
    attach: async (file) => {
      try {
        const { name, text } = await ports.readAttachment(file);
        tell({ kind: 'attached', attachment: { name, text } });
      } catch (error) {
        tell({
          kind: 'not-attached',
          name: escapeForDisplay(path.basename(file)),
          error: toErrorView(error),
        });
      }
    },
    prepare: () => {
      const { kind } = ports.brain.view();
      if (kind === 'loading' || kind === 'ready' || kind === 'answering' || !answering.isIdle()) return;
      void ports.brain.prepare();
    },
    loadAnyway: () => {
      const refused = answering.refused();
      if (refused !== null && answering.isIdle() && stores.isCurrent(refused.store)) {
        const [message] = refused.store.messages([refused.messageId]);
        if (message?.state === 'broken' && refused.store.get(refused.chatId) !== null) {
          answer(refused.store, refused.chatId, refused.messageId, true);
          return;
        }
      }
      void ports.brain.prepare(true);
    },
    brain: ports.brain.view,
    settingsChanged: () => {
      answering.stop(({ store }) => !stores.isCurrent(store));
      listChanged();
    },
    end: async () => {
      answering.stop();
      await answering.settled();
      brainPushes.stop();
      purgeTimer?.cancel();
      stores.close();
    },
  };
}
