import { type NewMessage, unanswered } from '../../../src-main/chats/rows.ts';
import type { ChatStore } from '../../../src-main/chats/store.ts';
import { ask, type Change } from '../../../src-main/chats/tree.ts';

/** The default settings of a conversation. */
export const settings = { system: '', temperature: null, maxTokens: null, think: false };

/** A message that can be stored. */
export function newMessage(id: string, role: NewMessage['role'], what: Partial<NewMessage> = {}): NewMessage {
  return { ...unanswered('complete'), id, role, createdAtMs: 1, attachments: [], ...what };
}

/** A new conversation with this title. */
export function putChat(store: ChatStore, id: string, title = `Title ${id}`, updatedAtMs = 1): void {
  store.put({ id, title, modelId: null, settings, createdAtMs: 1, updatedAtMs });
}

/** Stores an exchange after the shown branch; its messages are `<id>-q` and `<id>-a`. */
export function putExchange(
  store: ChatStore,
  chatId: string,
  id: string,
  question: Partial<NewMessage>,
  answer: Partial<NewMessage>,
): Change {
  const ids = { question: `${id}-q`, answer: `${id}-a` };
  const change = ask(store.tree(chatId), ids);
  store.apply(chatId, change, [
    newMessage(ids.question, 'user', question),
    newMessage(ids.answer, 'assistant', answer),
  ]);
  return change;
}
