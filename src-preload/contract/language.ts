/**
 * The languages Noggin speaks, by their BCP 47 tags; the first is spoken where none of them is wanted. Free of any
 * library, so that every process may use it as a value.
 */
export const languages = ['en', 'de', 'fr'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** The setting: a language, or the system's. */
export const languageChoices = ['system', ...languages] as const;

/** One of {@link languageChoices}. */
export type LanguageChoice = (typeof languageChoices)[number];

/** Writing direction and own name of each language. */
export const languageFacts: Readonly<
  Record<Language, { readonly dir: 'ltr' | 'rtl'; readonly name: string }>
> = {
  en: { dir: 'ltr', name: 'English' },
  de: { dir: 'ltr', name: 'Deutsch' },
  fr: { dir: 'ltr', name: 'français' },
};
