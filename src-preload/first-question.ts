import { ipcRenderer } from 'electron';
import type { StatePatch } from './contract/snapshot.ts';

type Listener = (patch: StatePatch) => void;

/** Requests the state before the page's code runs, and buffers pushes until the page listens. */
export function askFirst() {
  let unasked: Promise<unknown> | null = ipcRenderer.invoke('noggin:request', 'app:snapshot', undefined);
  // Delivered when the page asks.
  unasked.catch(() => {});
  const unheard: StatePatch[] = [];
  const keep = (_event: unknown, patch: StatePatch): void => void unheard.push(patch);
  ipcRenderer.on('noggin:state', keep);
  return {
    /** The answer, once. */
    take: (name: string): Promise<unknown> | null => {
      if (name !== 'app:snapshot') return null;
      const answer = unasked;
      unasked = null;
      return answer;
    },
    /** What was pushed meanwhile, to the first who listens. */
    tell: (listener: Listener): void => {
      ipcRenderer.removeListener('noggin:state', keep);
      for (const patch of unheard.splice(0)) listener(patch);
    },
  };
}
