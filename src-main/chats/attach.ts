import path from 'node:path';
import { toErrorView } from '../errors.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import type { Chats } from './chats-port.ts';
import type { ChatPorts } from './ports.ts';

/** Reads a dropped file, and tells the window what is in it or why it cannot be read. */
export function createAttach({
  readAttachment,
  push,
}: Pick<ChatPorts, 'readAttachment' | 'push'>): Chats['attach'] {
  return async (file) => {
    try {
      const { name, text } = await readAttachment(file);
      push({ kind: 'attached', attachment: { name, text } });
    } catch (error) {
      const name = escapeForDisplay(path.basename(file));
      push({ kind: 'not-attached', name, error: toErrorView(error) });
    }
  };
}
