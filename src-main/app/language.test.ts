import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { languageOf, languageScript } from './language.ts';

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

describe('the script that tells the page its language', () => {
  it('sets what the page says of itself', () => {
    const page = { lang: 'en', dir: 'rtl' };
    vm.runInNewContext(languageScript('de'), { document: { documentElement: page } });
    expect(page).toEqual({ lang: 'de', dir: 'ltr' });
  });

  it('is run before the page chooses its words', () => {
    const html = readFileSync(new URL('../../src-renderer/index.html', import.meta.url), 'utf8');
    const [first, second] = html.match(/<script[^>]*>/g) ?? [];
    expect(first).toContain('src="./language.js"');
    expect(first).not.toMatch(/async|defer|module/);
    expect(second).toContain('type="module"');
  });
});
