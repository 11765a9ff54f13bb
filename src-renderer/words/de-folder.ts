import type { FileWay } from '../../src-preload/contract/storage.ts';
import { apps } from './app-names.ts';
import type { storageWords as english } from './en-folder.ts';
import type { InWords } from './in-words.ts';

const downloads = 'Ihren Downloads';

const ways: Readonly<Record<FileWay, string>> = {
  copy: 'Eine Kopie anlegen',
  link: 'Am Ort verwenden',
  move: 'Die Datei verschieben',
};

/** "m Ordner von Jan": behind "i" or "I". */
const folderOf = (app: string): string =>
  app === downloads ? 'm Ordner Ihrer Downloads' : `m Ordner von ${app}`;

/** The German words for models that come from this computer, and for the folder they are kept in. */
export const storageWords: InWords<typeof english> = {
  import: {
    section: 'Modelle auf diesem Computer',
    pick: 'Datei importieren',
    look: 'Auf diesem Computer nach Modellen suchen',
    dropHere: 'Legen Sie eine Modelldatei hier ab, um sie zu importieren',
    title: 'Diese Datei importieren?',
    refusedTitle: 'Diese Datei kann nicht importiert werden',
    close: 'Schließen',
    cancel: 'Abbrechen',
    start: 'Importieren',
    legend: 'So fügen Sie sie hinzu',
    file: (name, size) => `${name} · ${size}`,
    files: (name, size, files) => `${name} · ${size} in ${files} Dateien`,
    missing: (file, others) =>
      others === 0 ? `Es fehlt: ${file}` : `Es fehlen: ${file} und ${others} weitere`,
    checked: 'Die ganze Datei wird geprüft, bevor sie hinzugefügt wird.',
    way: (way) => ways[way],
    copyHint: (size) => `Das Original bleibt, wie es ist. Braucht ${size} mehr Platz.`,
    linkHint:
      'Sie liegt auf demselben Datenträger: Nichts wird kopiert, und sie braucht keinen weiteren Platz. Das Original dürfen Sie später löschen.',
    moveHint: 'Das Original wird entfernt, aber erst, wenn das Modell sicher an seinem neuen Platz ist.',
    waiting: 'In der Warteschlange',
    copying: 'Wird kopiert',
    checking: 'Wird geprüft',
    failed: 'Fehlgeschlagen',
    progress: 'Fortschritt des Imports',
    amounts: (done, total) => `${done} von ${total}`,
    retry: 'Noch einmal versuchen',
    dismiss: 'Schließen',
    nothingChanged: 'Ihre Datei wurde nicht verändert.',
  },

  search: {
    looking: 'Noggin sieht in den Ordnern anderer Programme nach …',
    reading: (done, total) => `Dateien, die ein Modell sein könnten, werden gelesen: ${done} von ${total}.`,
    progress: 'Fortschritt der Suche',
    stop: 'Suche beenden',
    nothing: 'Es wurde kein Modell gefunden.',
    unlisted:
      'Diese stehen in keiner Liste von Noggin und sind deshalb nicht von ihrem Anbieter bestätigt. Verwenden Sie sie, wenn Sie ihrer Herkunft vertrauen.',
    lookedAt: (programs) => `Nachgesehen bei: ${programs}.`,
    noPrograms: 'Es gab keinen Ordner eines anderen Programms.',
    unreadable: 'Einige Ordner oder Dateien ließen sich nicht lesen.',
    cutShort: 'Es gab mehr, als Noggin durchsieht.',
    twins: 'Modelle, die Sie auch anderswo haben',
    twinsTake: (size) =>
      `Modelle, die Sie doppelt haben. Die anderen Kopien belegen ${size}; Noggin lässt sie in Ruhe.`,
    twinShares: (app, size) => `I${folderOf(app)}, teilt sich die ${size} mit Noggin.`,
    twinDoubled: (app, size) => `Noch eine Kopie i${folderOf(app)}: ${size}.`,
    title: 'Auf diesem Computer',
    found: 'Auf diesem Computer gefunden',
    foundIn: (app, size) => `${size}, i${folderOf(app)}. Nichts herunterzuladen.`,
    useNamed: (name) => `${name} verwenden`,
    app: (app) => (app === 'downloads' ? downloads : apps[app]),
  },

  folder: {
    label: 'Wo die Modelle liegen',
    free: (size) => `${size} dort frei`,
    freeUnknown: 'Freier Platz dort unbekannt',
    choose: 'Anderen Ordner wählen',
    useDefault: 'Den üblichen Ordner verwenden',
    fixed: 'Diesen Ordner hat Ihr Administrator festgelegt.',
    elsewhere: (models, size) =>
      models === 1
        ? `1 Modell (${size}) liegt in einem anderen Ordner.`
        : `${models} Modelle (${size}) liegen in anderen Ordnern.`,
    move: 'Meine Modelle dorthin verschieben',
    moving: 'Ihre Modelle werden verschoben',
    movePaused: 'Das Verschieben ist pausiert',
    moveStopped: 'Das Verschieben ist fehlgeschlagen',
    movingTo: (folder) => `Nach ${folder}`,
    models: (done, total) => `${done} von ${total} Modellen`,
    progress: 'Fortschritt des Verschiebens',
    pause: 'Verschieben pausieren',
    resume: 'Weiter verschieben',
    retry: 'Noch einmal versuchen',
    end: 'Den Rest lassen, wo er ist',
    close: 'Schließen',
    safe: 'Nichts wird am alten Ort entfernt, bevor es am neuen geprüft ist.',
    leftBehind: (names) =>
      `Nicht verschoben, weil die Datei nicht mehr ist, was sie bei der Prüfung war: ${names}.`,
  },
};
