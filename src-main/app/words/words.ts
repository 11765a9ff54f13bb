import type { Language } from '../../../src-preload/contract/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** What main has to say in every language. The window has its own catalogue. */
export type Words = typeof en;

/** Every language that main speaks, in its words. */
export const allWords: Readonly<Record<Language, Words>> = { en, de };
