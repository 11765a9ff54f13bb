import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf, pageInLanguage } from './language.ts';

describe('the language', () => {
  it.each([
    [['de-AT', 'en-GB'], 'de'],
    [['fr-FR', 'de', 'en'], 'de'],
    [['DE_DE'], 'de'],
    [['en-US', 'de'], 'en'],
    [['ja', 'del'], 'en'],
    [['C'], 'en'],
    [[], 'en'],
  ] as const)('of a system that prefers %j is %s', (preferred, language) => {
    expect(languageOf('system', preferred)).toBe(language);
  });

  it('is the chosen one, whatever the system prefers', () => {
    expect(languageOf('de', ['en-US'])).toBe('de');
    expect(languageOf('en', ['de'])).toBe('en');
  });
});

describe('the page', () => {
  const html = readFileSync(new URL('../../src-renderer/index.html', import.meta.url), 'utf8');

  it('is served in the language, the rest of it as it is', () => {
    const german = pageInLanguage(html, 'de');
    expect(german).toContain('<html lang="de" dir="ltr">');
    expect(german.match(/<html/g)).toHaveLength(1);
    expect(pageInLanguage(german, 'en')).toBe(html);
  });
});
