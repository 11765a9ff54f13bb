import type { Language } from '../../../src-preload/contract/language.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

/** Every language that main speaks, in its words. */
export const allWords: Readonly<Record<Language, Words>> = { en, de, fr };
