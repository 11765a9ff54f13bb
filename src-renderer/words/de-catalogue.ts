import type { CatalogueView, Doubt, LicenceSummary } from '../../src-preload/contract/catalogue.ts';
import type { Standing } from '../../src-preload/contract/computer.ts';

import { modelSentences } from './de-models.ts';
import type { catalogueWords as english } from './en-catalogue.ts';
import type { InWords } from './in-words.ts';

const origins: Readonly<Record<CatalogueView['origin'], string>> = {
  'built-in': 'Sie kam mit Noggin.',
  configured: 'Sie wurde auf diesem Computer eingerichtet.',
  newer: 'Online aktualisiert, Signatur geprüft.',
};

const licences: Readonly<Record<LicenceSummary, string>> = {
  'free for any use': 'Frei für jeden Zweck',
  "free, with the maker's rules": 'Frei, mit den Regeln des Herstellers',
  'its own terms': 'Eigene Bedingungen: bitte zuerst lesen',
};

const doubts: Readonly<Record<Doubt, string>> = {
  licence: 'seine Lizenz ist nicht sicher',
  gating: 'sein Anbieter verlangt vielleicht ein Konto',
  address: 'sein Anbieter könnte die Datei ändern',
  'one-source': 'nur eine Quelle bestätigt es',
};

const groups: Readonly<Record<Standing, string>> = {
  comfortable: 'Laufen hier gut',
  slow: 'Antworten hier langsam',
  tight: 'Passen knapp, wenn andere Programme geschlossen sind',
  'too-big': 'Zu groß für diesen Computer',
};

/** Words about the list of models and what it knows, in German. */
export const catalogueWords: InWords<typeof english> = {
  origins,
  licences,
  licenceUncertain: 'Lizenz nicht sicher',
  doubts,
  groups,
  aboutOf: (id, about) => modelSentences[id]?.[0] ?? about,
  placeOf: (id, reason) => modelSentences[id]?.[1] ?? reason,
  parametersOf: (parameters) =>
    parameters
      .replace(/(\d)\.(\d)/g, '$1,$2')
      .replace('active', 'aktiv')
      .replace('total', 'insgesamt')
      .replace('tiny', 'winzig')
      .replace('Not stated', 'Nicht angegeben'),
  groupSize: (count) => (count === 1 ? '1 Modell' : `${count} Modelle`),
  tasks: {
    writing: { name: 'Schreiben', synonyms: 'Text Entwürfe Briefe Geschichten E-Mail' },
    coding: { name: 'Programmieren', synonyms: 'Code Coding Programm Software Entwicklung' },
    math: { name: 'Rechnen', synonyms: 'Mathematik Mathe' },
    reasoning: { name: 'Nachdenken', synonyms: 'Denken Logik Rätsel' },
    languages: { name: 'Fremdsprachen', synonyms: 'Sprachen Übersetzen Übersetzung' },
    german: { name: 'Deutsch', synonyms: 'German' },
    small: { name: 'Klein', synonyms: 'winzig leicht' },
    fast: { name: 'Schnell', synonyms: 'flott Tempo Geschwindigkeit' },
  },
  tasksLegend: 'Gut für',
  find: 'Ein Modell finden',
  found: (count) => (count === 1 ? '1 Modell gefunden' : `${count} Modelle gefunden`),
  nothingFound: 'Kein Modell enthält diese Wörter. Weniger oder andere Wörter finden vielleicht eines.',
  showMore: (count, standing) =>
    standing === 'too-big'
      ? `${count} zeigen, ${count === 1 ? 'das für diesen Computer zu groß ist' : 'die für diesen Computer zu groß sind'}`
      : `${count} weitere zeigen`,
  notRecommended: (reasons) => `Von Noggin selbst nicht empfohlen: ${reasons}.`,
  and: ' und ',
  title: 'Die Liste der Modelle',
  inUse: 'In Gebrauch',
  number: (serial, date) => `Nummer ${serial}, vom ${date}`,
  numberUndated: (serial) => (serial === 0 ? 'Ohne Nummer' : `Nummer ${serial}`),
  from: 'Herkunft',
  models: 'Modelle',
  refused: 'Eine neuere Liste wurde nicht verwendet',
  licence: 'Lizenz',
  licenceText: 'Ihr Text',
  maker: 'Hersteller',
  publisher: 'Anbieter der Datei',
  parameters: 'Parameter',
  quantization: 'Quantisierung',
  contextLength: 'Länge des Kontexts',
  tokens: (count) => `${count}\u00a0Token`,
  unknown: 'Nicht bekannt',
  place: 'Sein Platz in der Liste',
};
