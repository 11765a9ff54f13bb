import type { Answering } from './answering.ts';
import type { Chats } from './chats-port.ts';
import type { ShownChats } from './shown-chats.ts';
import type { ChatStore } from './store.ts';
import { type Change, choose, removeExchange } from './tree.ts';

interface BranchPorts {
  present(): ChatStore;
  readonly answering: Pick<Answering, 'stop'>;
  readonly shown: Pick<ShownChats, 'push'>;
}

/** Changes which messages of a conversation are shown, and which there are. */
export function createBranches(ports: BranchPorts): Pick<Chats, 'choose' | 'deleteExchange'> {
  const { present, answering, shown } = ports;
  const changed = (store: ChatStore, chatId: string, change: Change): void => {
    store.apply(chatId, change, []);
    shown.push(store, chatId);
  };
  return {
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
  };
}
