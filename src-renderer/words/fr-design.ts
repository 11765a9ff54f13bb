import type { designWords as english } from './en-design.ts';
import type { InWords } from './in-words.ts';

/** Words of the window's own controls, in French. */
export const designWords: InWords<typeof english> = {
  emptyField: 'Vider le champ',
};
