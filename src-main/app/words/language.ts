import {
  type Language,
  type LanguageChoice,
  languageFacts,
  languages,
} from '../../../src-preload/contract/language.ts';

/**
 * The language Noggin speaks: the one that was chosen, else the first of the system's that it knows, else English. Pure.
 * @param preferred what the system prefers, best first, as BCP 47 tags ("de-AT")
 */
export function languageOf(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const known = preferred.map(
    (tag) => languages.find((language) => language === tag.toLowerCase().split(/[-_]/)[0]) ?? null,
  );
  return known.find((language) => language !== null) ?? languages[0];
}

/** The script that tells the page which language it is in; its own script chooses its words by that. Pure. */
export function languageScript(language: Language): string {
  const attributes = { lang: language, dir: languageFacts[language].dir };
  return `Object.assign(document.documentElement, ${JSON.stringify(attributes)});\n`;
}
