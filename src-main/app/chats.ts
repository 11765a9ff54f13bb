import type { ChatPorts } from '../chats/ports.ts';
import type { Chats } from '../chats/service.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { monotonicMs } from '../platform/monotonic.ts';

/** Conversations, of which nothing is loaded or opened before somebody asks. */
export interface LateChats {
  get(): Promise<Chats>;
  settingsChanged(): void;
  /** Ends what runs, writes what is left, and closes; nothing where nothing was opened. */
  end(): Promise<void>;
}

export interface ChatsHere extends Pick<ChatPorts, 'inference' | 'brain' | 'log' | 'push' | 'exportWords'> {
  /** Where conversations are kept. */
  readonly file: string;
  /** Address of the folder's file that the workers lie beside. */
  readonly here: string;
  /** Whether conversations are kept. */
  keep(): boolean;
}

/** The conversations of this running app. */
export function openChats(here: ChatsHere): LateChats {
  let opened: Promise<Chats> | null = null;
  const open = async (): Promise<Chats> => {
    const [{ createChats }, { createStores }, { createRemoteAttachments }] = await Promise.all([
      import('../chats/service.ts'),
      import('../chats/stores.ts'),
      import('../chats/attachments/remote.ts'),
    ]);
    const { file, keep, log } = here;
    return createChats({
      ...here,
      stores: createStores({ file, keep, log, now: Date.now }),
      readAttachment: createRemoteAttachments(new URL('./attachment-worker.js', here.here)),
      newId: randomUUID,
      clock: {
        now: Date.now,
        monotonic: monotonicMs,
        later: (ms, run) => {
          const timer = setTimeout(run, ms);
          return { cancel: () => clearTimeout(timer) };
        },
      },
    });
  };
  return {
    get: () => {
      opened ??= open();
      return opened;
    },
    settingsChanged: () => void opened?.then((chats) => chats.settingsChanged()),
    end: async () => (await opened)?.end(),
  };
}
