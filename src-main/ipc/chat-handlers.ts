import type { ChatOutput } from '../../src-preload/contract/chat.ts';
import type { Chats } from '../chats/chats-port.ts';
import { NogginError } from '../errors.ts';
import type { Handlers } from './gateway.ts';

/** What the requests about conversations are made of. */
export interface ChatServices {
  /** Made when they are first asked for: a start needs nothing of them. */
  chats(): Chats;
  /** The person picks a text or PDF; null when they changed their mind. */
  pickText(): Promise<string | null>;
  chooseFileToSave(suggestedName: string): Promise<string | null>;
  copyText(text: string): void;
  openPage(address: string): void;
}

/** Binds the requests about conversations. */
export function chatHandlers(services: ChatServices): Pick<Handlers, keyof ChatOutput> {
  const quietly = (act: (chats: Chats) => void): null => {
    act(services.chats());
    return null;
  };
  return {
    'chat:list': ({ query, offset, modelId }) => services.chats().list(query, offset, modelId),
    'chat:open': ({ chatId }) => services.chats().open(chatId),
    'chat:send': (input) => services.chats().send(input),
    'chat:stop': () => quietly((chats) => chats.stop()),
    'chat:regenerate': ({ messageId }) => quietly((chats) => chats.regenerate(messageId)),
    'chat:edit': ({ messageId, text }) => quietly((chats) => chats.edit(messageId, text)),
    'chat:continue': ({ messageId }) => quietly((chats) => chats.goOn(messageId)),
    'chat:choose': ({ messageId }) => quietly((chats) => chats.choose(messageId)),
    'chat:delete-exchange': ({ messageId }) => quietly((chats) => chats.deleteExchange(messageId)),
    'chat:rename': ({ chatId, title }) => quietly((chats) => chats.rename(chatId, title)),
    'chat:remove': ({ chatId }) => quietly((chats) => chats.remove(chatId)),
    'chat:undo-remove': ({ chatId }) => quietly((chats) => chats.undoRemove(chatId)),
    'chat:remove-all': () => quietly((chats) => chats.removeAll()),
    'chat:configure': (input) => quietly((chats) => chats.configure(input)),
    'chat:export': async ({ chatId, format }) => {
      const chats = services.chats();
      const file = await services.chooseFileToSave(chats.exportName(chatId, format));
      if (file !== null) await chats.exportTo(chatId, format, file);
      return { saved: file !== null };
    },
    'chat:prepare': () => quietly((chats) => chats.prepare()),
    'chat:load-anyway': () => quietly((chats) => chats.loadAnyway()),
    'chat:brain': () => services.chats().brain(),
    'chat:copy': ({ text }) => {
      services.copyText(text);
      return null;
    },
    'chat:open-link': ({ address }) => {
      // Also where tests allow http on this computer: a model wrote it.
      if (!/^https:\/\//i.test(address)) throw new NogginError('invalid-request', 'Only https is opened');
      services.openPage(address);
      return null;
    },
    'chat:attach': async () => {
      const file = await services.pickText();
      if (file !== null) await services.chats().attach(file);
      return null;
    },
  };
}
