import type { modelPageWords as en } from './en-model-page.ts';
import type { InWords } from './in-words.ts';

/** Words of the page of one model, in German. */
export const modelPageWords: InWords<typeof en> = {
  open: 'Über dieses Modell',
  goodFor: 'Gut für',
  remembers: 'Behält im Kopf',
  wordsOfTalk: (count) => `Etwa ${count} Wörter eines Gesprächs`,
  from: 'Von',
  fromWhom: (maker, publisher, host) =>
    maker === publisher ? `${maker} (${host})` : `${maker}, veröffentlicht von ${publisher} (${host})`,
  readLicence: 'Lizenz lesen',
  conversations: 'Gespräche mit ihm',
  versions: 'Versionen',
  newer: 'Neuere Version',
  watch: 'Sagen, wenn es von einem Modell eine neuere Version gibt',
  watchHint: 'Noggin fragt einmal am Tag bei Hugging Face nach den Modellen, die von dort kommen.',
  lookForNewer: 'Nach einer neueren Version suchen',
  seeVersions: 'Alle Versionen ansehen',
  same: 'Sie haben die neueste Datei dieser Version.',
  changed: 'Der Anbieter hat diese Version geändert.',
  changedOn: (date) => `Der Anbieter hat diese Version geändert, zuletzt am ${date}.`,
  fetchesAll: (size) => `Für die neue sind ${size} herunterzuladen.`,
  fetchesRest: (count, size) =>
    `${count === 1 ? '1 ihrer Dateien ist' : `${count} ihrer Dateien sind`} schon hier; ${size} sind noch herunterzuladen.`,
  oldStays: 'Die vorhandene bleibt, bis Sie sie löschen.',
  newerIsHere: 'Der Anbieter hat diese Version geändert, und die neue haben Sie schon hier.',
  gone: 'Der Anbieter bietet Ihre Datei nicht mehr an. Sie läuft weiter wie bisher; diese Versionen gibt es jetzt.',
  noRepository: 'Dieses Modell stammt aus einer einzelnen Datei; eine Liste von Versionen gibt es nicht.',
};
