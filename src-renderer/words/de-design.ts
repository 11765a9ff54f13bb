import type { designWords as english } from './en-design.ts';
import type { InWords } from './in-words.ts';

/** Words of the window's own controls, in German. */
export const designWords: InWords<typeof english> = {
  emptyField: 'Feld leeren',
};
