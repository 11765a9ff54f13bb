import { describe, expect, it } from 'vitest';
import { languageFacts, languages } from '../../src-preload/contract/language.ts';
import { mentioned, pairsOf } from '../../test/support/translations.ts';
import { licenceSummaryOf } from '../features/models/licence-summary.ts';
import { allMessages } from './messages.ts';

const { en, de } = allMessages;
const pairs = pairsOf(en, de, { 'import.way': ['copy'], 'search.app': ['jan'] });

/** Names, and words that are equal in both languages. */
const alike = new Set([
  'appName',
  'chat.about',
  'details.sha256',
  'details.way',
  'downloads.section',
  'settings.perSecond',
  'settings.version',
  'search.app',
  'about.pages.chromium',
  'about.pages.electron',
  'about.pages.sqlite',
  'about.version',
  'views.models.offerOrders.name',
  'views.models.orders.name',
  'views.names.downloads',
  'views.settings.downloads',
  'useIt.programs.continue',
  'useIt.programs.jan',
  'useIt.programs.llama.cpp',
  'useIt.programs.lm-studio',
  'useIt.programs.ollama',
  'useIt.programs.open-webui',
  'useIt.programs.skytwin',
  // Samples and punctuation alone, or the catalogue's own words.
  'announcements.phase',
  'catalogue.aboutOf',
  'chat.stepBack',
  'chat.stepOn',
  'chat.version',
  'catalogue.parametersOf',
  'catalogue.placeOf',
  'downloads.valueText',
  'fit.nameAndSize',
  'hub.row',
  'import.file',
  'models.listItem',
]);

describe('German', () => {
  it('differs from English in every sentence', () => {
    const same = pairs.filter(({ one, other }) => one === other).map(({ path }) => path);
    expect(same.sort()).toEqual([...alike].sort());
  });

  it('mentions the same facts as English', () => {
    for (const { path, one, other } of pairs)
      expect([path, ...mentioned(other)]).toEqual([path, ...mentioned(one)]);
  });

  it('uses its own punctuation', () => {
    for (const { path, other } of pairs) {
      if (path === 'catalogue.and' || path === 'unitSpace') continue;
      expect(other, path).not.toMatch(/["'”‘]|\.\.\.|undefined|null|NaN|\d (%|GB|MB)| {2}|^\s|\s$/);
      expect((other.match(/„/g) ?? []).length, path).toBe((other.match(/“/g) ?? []).length);
    }
  });

  it('has singular and plural', () => {
    expect(de.catalogue.groupSize(1)).toBe('1 Modell');
    expect(de.catalogue.groupSize(4)).toBe('4 Modelle');
    expect(de.catalogue.found(1)).toBe('1 Modell gefunden');
    expect(de.catalogue.showMore(1, 'too-big')).toBe('1 zeigen, das für diesen Computer zu groß ist');
    expect(de.catalogue.showMore(3, 'too-big')).toBe('3 zeigen, die für diesen Computer zu groß sind');
    expect(de.catalogue.showMore(3, 'tight')).toBe('3 weitere zeigen');
    expect(de.catalogue.numberUndated(0)).toBe('Ohne Nummer');
    expect(de.fit.cores(1)).toBe('1 Kern');
    expect(de.fit.cores(8)).toBe('8 Kerne');
    expect(de.hub.found(1)).toBe('Eine Version wurde gefunden.');
    expect(de.hub.found(12)).toBe('12 Versionen wurden gefunden.');
    expect(de.folder.elsewhere(1, '2,5 GB')).toBe('1 Modell (2,5 GB) liegt in einem anderen Ordner.');
    expect(de.folder.elsewhere(2, '5 GB')).toBe('2 Modelle (5 GB) liegen in anderen Ordnern.');
    expect(de.library.receipt.pauses(1)).toBe('einmal pausiert');
    expect(de.library.receipt.restarts(3)).toBe('3-mal von vorn begonnen');
    expect(de.library.receipt.damages(1)).not.toBe(de.library.receipt.damages(2));
  });

  it('describes the computer', () => {
    expect(de.fit.summary('16 GB', null, '8')).toBe(
      '16 GB Arbeitsspeicher: gut für Modelle mit etwa 8 Milliarden Parametern.',
    );
    expect(de.fit.summary('4 GB', '2 GB', '1')).toBe(
      '4 GB Arbeitsspeicher und eine Grafikkarte mit 2 GB: gut für Modelle mit etwa einer Milliarde Parametern.',
    );
    expect(de.fit.summary('2 GB', null, null)).toContain('Nur die kleinsten laufen hier.');
  });

  it('has a word for every quality of a version', () => {
    const qualities = [null, 2, 3, 4, 6, 8, 16].map(de.hub.quality);
    expect(new Set(qualities).size).toBe(7);
    for (const [index, bits] of [null, 2, 3, 4, 6, 8, 16].entries())
      expect(qualities[index]).not.toBe(en.hub.quality(bits));
  });

  it('formats the number of parameters, and describes a model unknown to it in the catalogue’s words', () => {
    expect(de.catalogue.parametersOf('20B (3.6B active)')).toBe('20B (3,6B aktiv)');
    expect(de.catalogue.parametersOf('Not stated')).toBe('Nicht angegeben');
    expect(en.catalogue.parametersOf('20B (3.6B active)')).toBe('20B (3.6B active)');
    expect(de.catalogue.aboutOf('qwen3-8b-q4_k_m', 'A capable one.')).toMatch(/^Ein fähiger/);
    expect(de.catalogue.aboutOf('unheard-of', 'A capable one.')).toBe('A capable one.');
    expect(de.catalogue.aboutOf('constructor', 'A capable one.')).toBe('A capable one.');
    expect(en.catalogue.aboutOf('qwen3-8b-q4_k_m', 'A capable one.')).toBe('A capable one.');
  });

  it('explains licenses in plain words', () => {
    const ids = ['Apache-2.0', 'MIT', 'LicenseRef-Gemma', 'LicenseRef-Unheard-Of'];
    expect(ids.map((id) => de.catalogue.licences[licenceSummaryOf(id)])).toEqual([
      'Frei für jeden Zweck',
      'Frei für jeden Zweck',
      'Frei, mit den Regeln des Herstellers',
      'Eigene Bedingungen: bitte zuerst lesen',
    ]);
  });
});

describe('French', () => {
  const { fr } = allMessages;
  const others = pairsOf(en, fr, { 'import.way': ['copy'], 'search.app': ['jan'] });
  /** Words that French shares with English. */
  const shared = new Set([
    ...['chat.conversation', 'chat.conversations', 'chat.exact', 'chat.settings.title', 'chat.temperature'],
    ...['chat.versions', 'details.message', 'details.source', 'downloads.pause', 'fit.context'],
    ...['library.receipt.onTheWay', 'modelPage.versions', 'server.port', 'toasts.section'],
  ]);

  it('differs from English in every sentence', () => {
    const same = others.filter(({ one, other }) => one === other).map(({ path }) => path);
    expect(same.filter((path) => !alike.has(path)).sort()).toEqual([...shared].sort());
  });

  it('mentions the same facts as English', () => {
    for (const { path, one, other } of others)
      expect([path, ...mentioned(other)]).toEqual([path, ...mentioned(one)]);
  });

  it('uses its own punctuation', () => {
    for (const { path, other } of others) {
      if (path === 'catalogue.and' || path === 'unitSpace') continue;
      expect(other, path).not.toMatch(
        /["'“”‘]|\.\.\.| …|undefined|null|NaN|\d (%|[GM]o)| {2}|^\s|\s$|\p{L}[?!»]| [:;?!»]|« /u,
      );
    }
  });

  it('has singular and plural, and formats the number of parameters', () => {
    expect(fr.catalogue.groupSize(1)).toBe('1 modèle');
    expect(fr.catalogue.groupSize(4)).toBe('4 modèles');
    expect(fr.catalogue.showMore(1, 'too-big')).toBe('Afficher 1 modèle trop grand pour cet ordinateur');
    expect(fr.catalogue.parametersOf('20B (3.6B active)')).toBe('20B (3,6B actifs)');
    expect(fr.catalogue.aboutOf('qwen3-8b-q4_k_m', 'A capable one.')).toMatch(/^Un polyvalent capable/);
    expect(fr.catalogue.aboutOf('constructor', 'A capable one.')).toBe('A capable one.');
    expect(fr.hub.found(12)).toBe('12 versions trouvées.');
  });
});

describe('every language', () => {
  it.each(languages)('%s has a tag known to Intl, and its own name', (language) => {
    expect(Intl.NumberFormat.supportedLocalesOf(language)).toEqual([language]);
    expect(allMessages[language].locale).toBe(language);
    expect(languageFacts[language].name).toBe(
      new Intl.DisplayNames([language], { type: 'language' }).of(language),
    );
  });
});
