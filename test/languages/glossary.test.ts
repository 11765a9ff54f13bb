import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allWords } from '../../src-main/app/words/words.ts';
import { allMessages } from '../../src-renderer/words/messages.ts';
import { pairsOf } from '../support/translations.ts';

// One word for one thing: what was retired does not come back, in the window, in main's words, or in the docs.

/** Words that are no longer used, by language, each with the word that took its place. */
const retired = {
  en: {
    brain: 'the model in use',
    proven: 'verified',
    'licences?': 'license',
    'by (itself|themselves)': 'automatically, or “continues”',
    '(enough|little|no) room': 'disk space',
    'fetch(ed|es|ing)?': 'download',
    'wait(s|ing)? in line': 'queued',
    'stumbl\\w+': 'crashed',
    'whoever looks after': 'administrator',
    'vouch\\w*': 'confirm, verify',
    comfortabl: 'runs well',
    'on the way': 'interruptions',
    'as the system has it': 'match system',
    'cancell(ed|ing)': 'canceled',
    '\\w*(colour|behaviour|favour|organis|recognis|centre\\b)\\w*': 'the spelling of en-US',
  },
  de: {
    Gehirn: 'in Verwendung',
    'von (selbst|allein)\\b': 'automatisch',
    'anhalten|angehalten': 'pausieren',
    'stehen ?geblieben': 'fehlgeschlagen',
    'stolper\\w*': 'abgestürzt',
    'neben der Uhr': 'im Infobereich',
    'Wie im System': 'Systemeinstellung',
    kümmert: 'Administrator',
    'Im Ordner zeigen': 'Im Ordner anzeigen',
    'eingezogen|zieht ein|wohnt': 'installiert',
  },
} as const;

const samples = { 'import.way': ['copy'], 'search.app': ['jan'] };
const said = [
  ...pairsOf(allMessages.en, allMessages.de, samples),
  ...pairsOf(allWords.en, allWords.de, {}),
].filter(({ path }) => !path.includes('.programs.'));

describe('a retired word stays retired', () => {
  it.each(Object.entries(retired.en))('in English: /%s/, now “%s”', (word) => {
    expect(said.filter(({ one }) => asWord(word).test(one))).toEqual([]);
  });

  it.each(Object.entries(retired.de))('in German: /%s/, now “%s”', (word) => {
    expect(said.filter(({ other }) => asWord(word).test(other))).toEqual([]);
  });

  it.each(Object.entries(retired.en))('in the built-in catalogue: /%s/', (word) => {
    const list = readFileSync('src-main/catalogue/built-in.json', 'utf8');
    const told = [...list.matchAll(/"(?:about|rankReason)": "([^"]*)/g)].map(([, text = '']) => text);
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((text) => asWord(word).test(text))).toEqual([]);
  });

  it('is matched at the start of a word only', () => {
    expect('Current brain').toMatch(asWord('brain'));
    expect('Wartet von selbst.').toMatch(asWord('von (selbst|allein)\\b'));
    expect('Unproven').not.toMatch(asWord('proven'));
  });

  it.each(globSync(['README.md', 'CONTRIBUTING.md', 'docs/*.md']))('%s uses American spelling', (file) => {
    const prose = readFileSync(file, 'utf8').replaceAll(/```.*?```|`[^`]*`|\]\([^)]*\)/gs, ' ');
    expect(
      prose.match(/\b\w*(licence|colour|behaviour|favour|organis|recognis|cancelled|centre\b)\w*/gi),
    ).toBeNull();
  });
});

/** A pattern of `retired`, from the beginning of a word. */
function asWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(${word})`, 'iu');
}
