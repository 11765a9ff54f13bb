import { NogginError } from '../errors.ts';
import type { Answering, Job } from './answering.ts';
import type { Chats } from './chats-port.ts';
import { knownChat } from './known-chat.ts';
import { createNewMessages } from './new-messages.ts';
import type { ChatPorts } from './ports.ts';
import type { Conversation, Message, NewMessage } from './rows.ts';
import type { ShownChats } from './shown-chats.ts';
import type { ChatStore } from './store.ts';
import { titleOf } from './title.ts';
import { answerAgain, ask, askOtherwise, type Change, childrenOf, questionOf } from './tree.ts';

const newSettings = { system: '', temperature: null, maxTokens: null, think: false };

/** What has an answer given. */
export interface Asking extends Pick<Chats, 'send' | 'regenerate' | 'edit' | 'goOn'> {
  /** Has a stored answer given, and tells the window. */
  answer(job: Job): void;
}

interface AskingPorts extends Pick<ChatPorts, 'clock' | 'newId'> {
  present(): ChatStore;
  readonly answering: Pick<Answering, 'add' | 'isWaiting' | 'latest'>;
  readonly shown: Pick<ShownChats, 'push' | 'listChanged'>;
}

/** Stores questions with their answers first, then has them answered. */
export function createAsking(ports: AskingPorts): Asking {
  const { clock, present, answering, shown } = ports;
  const newMessages = createNewMessages(ports);

  const messageIn = (store: ChatStore, messageId: string): Message => {
    const [message] = answering.latest(store.messages([messageId]));
    if (message === undefined) throw new NogginError('unknown-id', 'There is no such message');
    return message;
  };
  const answer = (job: Job): void => {
    answering.add(job);
    shown.push(job.store, job.chatId);
    shown.listChanged();
  };
  const answerIn = (store: ChatStore, chatId: string, messageId: string): void =>
    answer({ store, chatId, messageId, anyway: false });
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
    answerIn(store, chat.id, added.at(-1)?.id ?? '');
  };

  return {
    answer,
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
          : knownChat(store, chatId);
      const added = newMessages.exchange({ text, attachments });
      const [question, reply] = added;
      const change = ask(store.tree(chat.id), { question: question.id, answer: reply.id });
      answered(store, chat, change, added);
      return { chatId: chat.id };
    },
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
        answerIn(store, chat.id, last.id);
        return;
      }
      const reply = newMessages.answer();
      answered(store, chat, answerAgain(tree, last.id, reply.id), [reply]);
    },
    edit: (messageId, text) => {
      const store = present();
      const chat = store.chatOf(messageId);
      const added = newMessages.exchange({ text, attachments: store.attachments(messageId) });
      const [question, reply] = added;
      const ids = { question: question.id, answer: reply.id };
      answered(store, chat, askOtherwise(store.tree(chat.id), messageId, ids), added);
    },
    goOn: (messageId) => {
      const store = present();
      const chat = store.chatOf(messageId);
      if (messageIn(store, messageId).state !== 'length')
        throw new NogginError('not-now', 'Only an answer that its length ended can be gone on with');
      answerIn(store, chat.id, messageId);
    },
  };
}
