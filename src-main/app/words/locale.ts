import type { App } from 'electron';
import type { Language, LanguageChoice } from '../../../src-preload/contract/language.ts';
import type { Words } from './en.ts';
import { languageOf } from './language.ts';
import { allWords } from './words.ts';

/** What Noggin speaks at the moment. */
export interface Locale {
  language(): Language;
  words(): Words;
}

/**
 * Main decides the language, for itself and for the window.
 * @param choice what the person has set
 */
export function createLocale(
  app: Pick<App, 'commandLine' | 'getPreferredSystemLanguages' | 'getLocale'>,
  choice: () => LanguageChoice,
): Locale {
  // What the command line asks for goes before what the system has.
  const asked = app.commandLine.getSwitchValue('lang');
  const system = (): readonly string[] => [...app.getPreferredSystemLanguages(), app.getLocale()];
  const language = (): Language => languageOf(choice(), asked === '' ? system() : [asked]);
  return { language, words: () => allWords[language()] };
}
