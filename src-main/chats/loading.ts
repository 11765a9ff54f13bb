import type { Answering } from './answering.ts';
import type { Asking } from './asking.ts';
import type { Chats } from './chats-port.ts';
import type { ChatPorts } from './ports.ts';

interface LoadingPorts extends Pick<ChatPorts, 'brain' | 'stores'> {
  readonly answering: Pick<Answering, 'isIdle' | 'refused'>;
  readonly answer: Asking['answer'];
}

/** Loads the model that answers, before it is asked or although the memory seems too short. */
export function createLoading(ports: LoadingPorts): Pick<Chats, 'prepare' | 'loadAnyway'> {
  const { brain, stores, answering, answer } = ports;
  return {
    prepare: () => {
      const { kind } = brain.view();
      if (kind === 'loading' || kind === 'ready' || kind === 'answering' || !answering.isIdle()) return;
      void brain.prepare();
    },
    loadAnyway: () => {
      const refused = answering.refused();
      if (refused !== null && answering.isIdle() && stores.isCurrent(refused.store)) {
        const [message] = refused.store.messages([refused.messageId]);
        if (message?.state === 'broken' && refused.store.get(refused.chatId) !== null) {
          answer({ ...refused, anyway: true });
          return;
        }
      }
      void brain.prepare(true);
    },
  };
}
