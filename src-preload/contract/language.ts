/**
 * The languages Noggin speaks, by their BCP 47 tags; the first is spoken where none of them is wanted. Free of any
 * library, so that every process may use it as a value.
 */
export const languages = ['en', 'de'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** What a person can set: a language, or whatever the system speaks. */
export const languageChoices = ['system', ...languages] as const;

/** One of {@link languageChoices}. */
export type LanguageChoice = (typeof languageChoices)[number];

/** Where text begins, and what each language calls itself. */
export const languageFacts: Readonly<
  Record<Language, { readonly dir: 'ltr' | 'rtl'; readonly name: string }>
> = {
  en: { dir: 'ltr', name: 'English' },
  de: { dir: 'ltr', name: 'Deutsch' },
};
