import { contextBridge, ipcRenderer } from 'electron';
import type { NogginApi } from './contract/api.ts';
import type { ChatPush } from './contract/chat.ts';
import type { StatePatch } from './contract/snapshot.ts';
import { listenForDroppedFiles } from './dropped.ts';
import { askFirst } from './first-question.ts';

const first = askFirst();

/**
 * The only bridge: one invoke channel whose request name main checks against the contract (so no schema has to be
 * bundled here), and two channels of pushes. Listeners get data, never Electron's event.
 */
const api: NogginApi = {
  request: async (name, payload) => first.take(name) ?? ipcRenderer.invoke('noggin:request', name, payload),
  onState: (listener) => {
    const forward = (_event: unknown, patch: StatePatch): void => listener(patch);
    ipcRenderer.on('noggin:state', forward);
    first.tell(listener);
    return () => {
      ipcRenderer.removeListener('noggin:state', forward);
    };
  },
  onChat: (listener) => {
    const forward = (_event: unknown, push: ChatPush): void => listener(push);
    ipcRenderer.on('noggin:chat', forward);
    return () => {
      ipcRenderer.removeListener('noggin:chat', forward);
    };
  },
};

contextBridge.exposeInMainWorld('noggin', api);
listenForDroppedFiles();
