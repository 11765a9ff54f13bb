import { writeFile } from 'node:fs/promises';
import { NogginError, toErrorView } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import type { Answering } from './answering.ts';
import type { Chats } from './chats-port.ts';
import { exportName, toJson, toMarkdown, type WholeChat } from './export.ts';
import { knownChat } from './known-chat.ts';
import type { ChatPorts } from './ports.ts';
import type { ChatStore } from './store.ts';
import { shownPath } from './tree.ts';

interface ExportPorts extends Pick<ChatPorts, 'exportWords'> {
  present(): ChatStore;
  readonly answering: Pick<Answering, 'latest'>;
}

/** Writes whole conversations into files that the person has chosen. */
export function createExports(ports: ExportPorts): Pick<Chats, 'exportName' | 'exportTo'> {
  const { present, answering } = ports;
  const whole = (chatId: string): WholeChat => {
    const store = present();
    const tree = store.tree(chatId);
    return {
      chat: knownChat(store, chatId),
      tree,
      shown: shownPath(tree).map(({ id }) => id),
      messages: answering.latest(store.messages(tree.map(({ id }) => id))),
      attachmentsOf: store.attachments,
    };
  };
  return {
    exportName: (chatId, format) => exportName(knownChat(present(), chatId).title, format),
    exportTo: async (chatId, format, file) => {
      const text = format === 'json' ? toJson(whole(chatId)) : toMarkdown(whole(chatId), ports.exportWords());
      try {
        await writeFile(file, text);
      } catch (error) {
        const { code, details } = toErrorView(diskError(error));
        throw new NogginError(code, 'The conversation could not be exported', { details: details ?? {} });
      }
    },
  };
}
