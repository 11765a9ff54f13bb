import { en } from './en.ts';

/** What every language has to say. */
export type Messages = typeof en;

/** The words of the window, in the language it speaks. */
export const messages: Messages = en;
