import { createRemoteAttachments } from '../../chats/attachments/remote.ts';
import type { Chats } from '../../chats/chats-port.ts';
import type { ChatPorts } from '../../chats/ports.ts';
import { createChats } from '../../chats/service.ts';
import { createStores } from '../../chats/stores.ts';
import { randomUUID } from '../../platform/late-crypto.ts';
import { monotonicMs } from '../../platform/monotonic.ts';

/** Conversations, of which nothing is made or opened before somebody asks. */
export interface LateChats {
  get(): Chats;
  settingsChanged(): void;
  /** Ends what runs, writes what is left, and closes; nothing where nothing was made. */
  end(): Promise<void>;
}

export interface ChatsHere
  extends Pick<ChatPorts, 'inference' | 'brain' | 'turns' | 'log' | 'push' | 'exportWords'> {
  /** Where conversations are kept. */
  readonly file: string;
  /** Address of the folder's file that the workers lie beside. */
  readonly here: string;
  /** Whether conversations are kept. */
  keep(): boolean;
}

/** The conversations of this running app. */
export function openChats({ file, here, keep, ...ports }: ChatsHere): LateChats {
  let made: Chats | null = null;
  const make = (): Chats =>
    createChats({
      ...ports,
      stores: createStores({ file, keep, log: ports.log, now: Date.now }),
      readAttachment: createRemoteAttachments(new URL('./attachment-worker.js', here)),
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
  return {
    get: () => {
      made ??= make();
      return made;
    },
    settingsChanged: () => made?.settingsChanged(),
    end: async () => made?.end(),
  };
}
