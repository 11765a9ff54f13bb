import type { designWords } from './en-design.ts';

/** Words of the window's own controls, in German. */
export const designWordsDe: typeof designWords = {
  emptyField: 'Feld leeren',
};
