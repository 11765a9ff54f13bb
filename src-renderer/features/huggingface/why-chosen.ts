import type { HubChoicesView } from '../../../src-preload/contract/huggingface.ts';
import { messages } from '../../words/messages.ts';

/** Why this version is preselected, in a sentence; null where the person named it, or there is no other. Pure. */
export function whyChosen({
  files,
  chosenId,
  chosenBecause,
}: Pick<HubChoicesView, 'files' | 'chosenId' | 'chosenBecause'>): string | null {
  const words = messages.hub.why;
  const chosen = files.find(({ id }) => id === chosenId);
  if (chosenBecause === 'named' || files.length < 2 || chosen === undefined) return null;
  return chosenBecause === 'comfortable' && chosen.speed === 'slow' ? words.slow : words[chosenBecause];
}

/** Whether the preselected version may be recommended: it runs well here, and nobody named it. Pure. */
export function isRecommended({ files, chosenId, chosenBecause }: HubChoicesView): boolean {
  const chosen = files.find(({ id }) => id === chosenId);
  return files.length > 1 && chosenBecause === 'comfortable' && chosen?.speed !== 'slow';
}
