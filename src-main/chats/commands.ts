import type { Answering } from './answering.ts';
import type { Chats } from './chats-port.ts';
import { knownChat } from './known-chat.ts';
import type { ChatPorts } from './ports.ts';
import type { PresentStore } from './present-store.ts';
import type { ShownChats } from './shown-chats.ts';
import type { ChatStore } from './store.ts';

/** What a person can do with a conversation as a whole. */
export type Commands = Pick<Chats, 'rename' | 'configure' | 'remove' | 'undoRemove' | 'removeAll'>;

interface CommandPorts extends Pick<ChatPorts, 'stores'> {
  present(): ChatStore;
  readonly purge: PresentStore['purge'];
  readonly answering: Pick<Answering, 'stop' | 'forget'>;
  readonly shown: Pick<ShownChats, 'push' | 'listChanged'>;
}

/** Stores each command first, then tells the window. */
export function createCommands({ stores, present, purge, answering, shown }: CommandPorts): Commands {
  return {
    rename: (chatId, title) => {
      const store = present();
      store.put({ ...knownChat(store, chatId), title });
      shown.push(store, chatId);
      shown.listChanged();
    },
    configure: ({ chatId, settings, modelId }) => {
      const store = present();
      const chat = knownChat(store, chatId);
      const named = Object.entries(settings).filter(([, value]) => value !== undefined);
      store.put({
        ...chat,
        settings: { ...chat.settings, ...Object.fromEntries(named) },
        modelId: modelId ?? chat.modelId,
      });
      shown.push(store, chatId);
    },
    remove: (chatId) => {
      const store = present();
      knownChat(store, chatId);
      answering.stop((job) => job.chatId === chatId);
      store.remove(chatId);
      purge(store);
      shown.listChanged();
    },
    undoRemove: (chatId) => {
      present().undoRemove(chatId);
      shown.listChanged();
    },
    removeAll: () => {
      answering.stop();
      stores.clear();
      answering.forget();
      shown.listChanged();
    },
  };
}
