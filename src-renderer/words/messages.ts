import type { Language } from '../../src-preload/contract/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { InWords } from './in-words.ts';

/** What every language has to say. */
export type Messages = InWords<typeof en>;

/** Every language that the window speaks, in its words. */
export const allMessages: Readonly<Record<Language, Messages>> = { en, de, fr };

/** The words of the window, in the language it speaks: main told the page before this ran. */
export const messages: Messages = allMessages[languageOfPage()];

function languageOfPage(): Language {
  const lang = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  return lang in allMessages ? (lang as Language) : 'en';
}
