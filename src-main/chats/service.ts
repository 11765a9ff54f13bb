import { type Answering, createAnswering } from './answering.ts';
import { createAsking } from './asking.ts';
import { createAttach } from './attach.ts';
import { pushBrain } from './brain-pushes.ts';
import { createBranches } from './branches.ts';
import type { Chats } from './chats-port.ts';
import { createCommands } from './commands.ts';
import { createExports } from './export-file.ts';
import { createLoading } from './loading.ts';
import type { ChatPorts } from './ports.ts';
import { createPresentStore } from './present-store.ts';
import { wordsOf } from './search.ts';
import { createShownChats } from './shown-chats.ts';

const pageSize = 100;

/** Puts the parts of the conversations together. Opens nothing until something is asked. */
export function createChats(ports: ChatPorts): Chats {
  const { stores, brain } = ports;
  const brainPushes = pushBrain(ports);
  const answering: Answering = createAnswering(ports, (store, id) => {
    if (stores.isCurrent(store)) shown.push(store, id);
  });
  const shown = createShownChats(ports, answering);
  const presentStore = createPresentStore(ports);
  const present = presentStore.get;
  const { answer, ...asking } = createAsking({ ...ports, present, answering, shown });

  return {
    ...asking,
    ...createBranches({ present, answering, shown }),
    ...createCommands({ stores, present, purge: presentStore.purge, answering, shown }),
    ...createExports({ ...ports, present, answering }),
    ...createLoading({ brain, stores, answering, answer }),
    list: (query, offset, modelId) => present().list(wordsOf(query), offset, pageSize, modelId),
    open: (chatId) => shown.view(present(), chatId),
    stop: () => answering.stop(),
    attach: createAttach(ports),
    brain: brain.view,
    settingsChanged: () => {
      answering.stop(({ store }) => !stores.isCurrent(store));
      shown.listChanged();
    },
    end: async () => {
      answering.stop();
      await answering.settled();
      brainPushes.stop();
      presentStore.stop();
      stores.close();
    },
  };
}
