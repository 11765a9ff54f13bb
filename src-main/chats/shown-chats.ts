import type { ChatView } from '../../src-preload/contract/chat.ts';
import type { Answering } from './answering.ts';
import { knownChat } from './known-chat.ts';
import type { ChatPorts } from './ports.ts';
import type { ChatStore } from './store.ts';
import { shownPath } from './tree.ts';
import { chatView } from './view.ts';

/** Conversations as the window sees them. */
export interface ShownChats {
  /** With the newest words of the answers. @throws NogginError `unknown-id` */
  view(store: ChatStore, chatId: string): ChatView;
  /** Tells the window of a conversation; of one that is gone nothing. */
  push(store: ChatStore, chatId: string): void;
  /** Tells the window that the list has changed. */
  listChanged(): void;
}

/** Joins what the store and the answers know of a conversation. */
export function createShownChats(
  ports: Pick<ChatPorts, 'push'>,
  answering: Pick<Answering, 'flush' | 'latest'>,
): ShownChats {
  const view = (store: ChatStore, chatId: string): ChatView => {
    answering.flush();
    const tree = store.tree(chatId);
    const path = shownPath(tree);
    const messages = answering.latest(store.messages(path.map(({ id }) => id)));
    return chatView(knownChat(store, chatId), tree, path, messages);
  };

  return {
    view,
    push: (store, chatId) => {
      // A conversation that cannot be read is told of when it is asked for.
      if (store.get(chatId) !== null) ports.push({ kind: 'chat', chat: view(store, chatId) });
    },
    listChanged: () => ports.push({ kind: 'list' }),
  };
}
