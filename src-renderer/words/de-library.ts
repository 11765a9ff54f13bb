import type { DownloadState } from '../../src-preload/contract/downloads.ts';
import type { FileState } from '../../src-preload/contract/library.ts';
import type { libraryWords as english } from './en-library.ts';
import type { InWords } from './in-words.ts';

const states: Readonly<Record<FileState, string>> = {
  present: 'Installiert',
  changed: 'Verändert',
  missing: 'Fehlt',
  'drive-missing': 'Nicht erreichbar',
  damaged: 'Beschädigt',
};

const steps: Readonly<Record<DownloadState, string>> = {
  pending: 'In der Warteschlange',
  downloading: 'Wird heruntergeladen',
  paused: 'Pausiert',
  verifying: 'Wird geprüft',
  installing: 'Wird fertiggestellt',
  complete: 'Fertig',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
};

/** German words of what is installed, what was removed, what else lies in the folder, and of the history. */
export const libraryWords: InWords<typeof english> = {
  states,
  current: 'In Verwendung',
  changed: (date) =>
    `Die Datei hat sich verändert, seit sie am ${date} geprüft wurde. Prüfen Sie sie noch einmal, um sicherzugehen.`,
  missing: 'Die Datei ist nicht mehr dort, wo sie war.',
  driveMissing:
    'Der Ordner dieses Modells ist nicht erreichbar. Er kommt zurück, wenn sein Laufwerk angeschlossen wird.',
  damaged: 'Die Datei ist beschädigt.',
  damagedPart: (size) =>
    `Ein Teil der Datei ist beschädigt. Um sie zu reparieren, werden ${size} noch einmal geladen.`,
  noSource: 'Es ist niemand bekannt, der diese Datei anbietet; sie kann nicht noch einmal geladen werden.',
  unverified: 'Nicht von seinem Anbieter bestätigt: Niemand hat angegeben, was diese Datei sein soll.',
  checking: 'Jedes Byte wird noch einmal gelesen',
  preparing: 'Die beschädigten Stellen werden gesucht',
  read: (done, total) => `${done} von ${total}`,
  stop: 'Beenden',

  more: 'Mehr',
  makeCurrent: 'Dieses Modell verwenden',
  copyPath: 'Pfad kopieren',
  copied: 'Pfad kopiert',
  check: 'Erneut prüfen',
  repair: 'Reparieren',
  fetchAgain: 'Noch einmal herunterladen',
  look: 'Erneut prüfen',
  removeNamed: (name) => `${name} löschen`,
  remove: 'Löschen',
  forget: 'Aus der Liste entfernen',

  receipt: {
    partHash: (index: number, count: number) => `SHA-256 von Datei ${index} von ${count}`,
    source: 'Kam von',
    asked: 'Angefordert am',
    broughtFrom: 'Importiert aus',
    proven: 'Zuletzt geprüft',
    took: 'Dauerte',
    tookLong: 'mehr als einen Tag',
    onTheWay: 'Unterbrechungen',
    smooth: 'Keine',
    pauses: (count) => (count === 1 ? 'einmal pausiert' : `${count}-mal pausiert`),
    restarts: (count) => (count === 1 ? 'einmal von vorn begonnen' : `${count}-mal von vorn begonnen`),
    damages: (count) =>
      count === 1
        ? 'beschädigte Stellen einmal noch einmal geladen'
        : `beschädigte Stellen ${count}-mal noch einmal geladen`,
    licence: 'Lizenz',
    answersHere: 'Antwortet hier',
    verified: 'Geprüft gegen',
    byPublisher: 'die Angaben seines Anbieters',
    byNobody: 'nichts: kein Anbieter beschreibt es',
  },

  firstWords: {
    ask: 'Ausprobieren',
    asking: 'Wird ausprobiert …',
    answers: (speed) => `Ja, ${speed}`,
    nonsense: 'Nein: es startet, aber was es sagt, ergibt keinen Sinn',
    failed: (why) => `Nein. ${why}`,
    crashed: 'Es hat unerwartet aufgehört, als es etwas gefragt wurde. Probieren Sie es noch einmal aus.',
    notTried: 'Noch nicht ausprobiert',
    couldNotTry: (why) => `Noch nicht ausprobiert. ${why}`,
    nonsenseAdvice:
      'Dieses Modell startet hier, aber was es sagt, ergibt keinen Sinn. Prüfen Sie seine Datei; ist sie ganz, kann diese Version von Noggin es nicht ausführen.',
  },

  lone: {
    badge: 'Unvollständig',
    name: (name, index, count) => `${name}, Teil ${index} von ${count}`,
    others: (count) =>
      `Das ist eine von ${count} Dateien eines Modells. Die anderen fehlen, deshalb lässt es sich so nicht verwenden. Laden Sie das Modell noch einmal herunter oder löschen Sie diese Datei.`,
  },

  removals: {
    section: 'Entfernt',
    removed: (name, size) => `${name} wurde entfernt (${size}).`,
    forTenMinutes: 'Zehn Minuten lang können Sie es zurückholen.',
    undo: 'Rückgängig machen',
    finish: 'Platz jetzt freigeben',
    hide: 'Diese Meldung ausblenden',
  },

  unknown: {
    section: 'Andere Dateien im Ordner für Modelle',
    title: 'Andere Dateien im Ordner für Modelle',
    lead: 'Noggin hat sie nicht dorthin gelegt oder kennt sie nicht mehr. Sie bleiben, bis Sie entscheiden.',
    changedOn: (size, date) => `${size} · geändert am ${date}`,
    partial: 'Ein unvollständiger Download',
    beginsModel: (model) => `Ein unvollständiger Download von ${model}`,
    young:
      'Die Datei wurde innerhalb des letzten Tages geändert: Vielleicht schreibt noch ein anderes Programm daran.',
    unread: 'Es könnte ein Modell sein.',
    notAModel: 'Das ist kein Modell.',
    haveItAlready: 'Sie haben dieses Modell schon: Das ist eine zweite Kopie.',
    unverified:
      'Es ist ein Modell, aber Noggin kennt keinen Anbieter, der es bestätigt. Verwenden Sie es nur, wenn Sie seiner Herkunft vertrauen.',
    examine: 'Herausfinden, was es ist',
    adopt: 'Trotzdem verwenden',
    goOn: 'Damit weitermachen',
    remove: 'Entfernen',
  },

  history: {
    open: 'Verlauf',
    title: 'Verlauf der Downloads',
    search: 'Suchen',
    state: 'Zeigen',
    filters: {
      all: 'Alle',
      'under-way': 'Unterwegs',
      complete: 'Fertig',
      failed: 'Fehlgeschlagen',
      cancelled: 'Abgebrochen',
    },
    export: 'Als Datei speichern',
    saved: 'Gespeichert',
    close: 'Schließen',
    empty: 'Hier gibt es nichts zu zeigen.',
    started: (date) => `Begonnen am ${date}`,
    steps,
    asked: 'Angefordert',
    ofPart: (part, what) => `Teil ${part}: ${what}`,
    restart: 'Von vorn begonnen',
    damage: 'Beschädigte Stellen gefunden; sie werden noch einmal geladen',
    setAside: 'Eine andere Datei wurde beiseitegelegt',
    soFar: (size) => `bisher ${size}`,
  },
};
