import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { languageOf, languageScript } from './language.ts';

describe('the language', () => {
  it.each([
    [['de-AT', 'en-GB'], 'de'],
    [['it-IT', 'de', 'en'], 'de'],
    [['DE_DE'], 'de'],
    [['en-US', 'de'], 'en'],
    [['ja', 'del'], 'en'],
    [['C'], 'en'],
    [[], 'en'],
  ] as const)('is, for a system that prefers %j, %s', (preferred, language) => {
    expect(languageOf('system', preferred)).toBe(language);
  });

  it('is the chosen one, whatever the system prefers', () => {
    expect(languageOf('de', ['en-US'])).toBe('de');
    expect(languageOf('en', ['de'])).toBe('en');
  });
});

describe('the script that tells the page its language', () => {
  it('sets the page’s language attributes', () => {
    const page = { lang: 'en', dir: 'rtl' };
    vm.runInNewContext(languageScript('de'), { document: { documentElement: page } });
    expect(page).toEqual({ lang: 'de', dir: 'ltr' });
  });

  it('runs before the page chooses its words', () => {
    const html = readFileSync(new URL('../../../src-renderer/index.html', import.meta.url), 'utf8');
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    const [language = '', ...others] = scripts.toSorted((one) => (one.includes('./language.js') ? -1 : 1));
    // The script blocks the parser, and modules wait for the end of parsing, wherever they are.
    expect(language).toContain('src="./language.js"');
    expect(language).not.toMatch(/async|defer|module/);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toMatch(/type="module"(?!.*async)/);
  });
});
