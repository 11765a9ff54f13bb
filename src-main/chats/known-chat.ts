import { NogginError } from '../errors.ts';
import type { Conversation } from './rows.ts';
import type { ChatStore } from './store.ts';

/** The conversation with this id. @throws NogginError `unknown-id` */
export function knownChat(store: Pick<ChatStore, 'get'>, chatId: string): Conversation {
  const chat = store.get(chatId);
  if (chat === null) throw new NogginError('unknown-id', 'There is no such conversation');
  return chat;
}
