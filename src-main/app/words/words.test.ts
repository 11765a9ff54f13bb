import { describe, expect, it } from 'vitest';
import { mentioned, pairsOf } from '../../../test/support/translations.ts';
import { readme } from '../../diagnostics/readme.ts';
import { cannotStart } from './cannot-start.ts';
import { allWords } from './words.ts';

const { en, de } = allWords;
const pairs = pairsOf(en, de, {});

describe('German in main', () => {
  it('covers every sentence, with the same facts', () => {
    expect(pairs.filter(({ one, other }) => one === other).map(({ path }) => path)).toEqual([
      'idle',
      'menu.downloads',
    ]);
    for (const { path, one, other } of pairs)
      expect([path, ...mentioned(other)]).toEqual([path, ...mentioned(one)]);
  });

  it('counts downloads', () => {
    expect(de.progress(12, 1)).toBe('Noggin: 12\u00a0% geladen');
    expect(de.progress(12, 3)).toBe('Noggin: 3 Downloads, 12\u00a0% geladen');
  });
});

describe('French in main', () => {
  it('covers every sentence, with the same facts', () => {
    const others = pairsOf(en, allWords.fr, {});
    expect(others.filter(({ one, other }) => one === other).map(({ path }) => path)).toEqual([
      'idle',
      'menu.services',
    ]);
    for (const { path, one, other } of others)
      expect([path, ...mentioned(other)]).toEqual([path, ...mentioned(one)]);
  });
});

describe('the words in the diagnostics', () => {
  it.each(['en', 'de', 'fr'] as const)('name every file in %s, with wrapped lines', (language) => {
    const words = allWords[language].diagnosis.readme;
    const text = readme(words, new Date(0));
    for (const [name, what] of Object.entries(words.files)) {
      expect(text).toContain(`${name} `);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(what);
    }
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(text).toContain('1970-01-01 00:00:00 UTC');
  });
});

describe('without a window', () => {
  it('says why, with the facts a helper needs', () => {
    const error = { code: 'ledger-from-future', message: 'The ledger has version 999' } as const;
    expect(cannotStart(error, de)).toEqual({
      title: 'Noggin kann nicht starten',
      text: 'Hier wurde eine neuere Version von Noggin verwendet. Bitte starten Sie diese.\n\nThe ledger has version 999\n(ledger-from-future)',
    });
    const lockedOut = {
      code: 'ledger-unavailable',
      message: 'x',
      details: { sqliteCode: 'SQLITE_BUSY' },
    } as const;
    expect(cannotStart(lockedOut, en).text).toContain('Another program has locked Noggin’s records');
    expect(cannotStart({ code: 'slow', message: 'x' }, en).text).toBe(
      'Something went wrong inside Noggin.\n\nx\n(slow)',
    );
  });
});
