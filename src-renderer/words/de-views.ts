import type { viewWords as english } from './en-views.ts';
import type { InWords } from './in-words.ts';

/** The words of en-views.ts in German. */
export const viewWords: InWords<typeof english> = {
  navigation: 'Ansichten',
  names: {
    chat: 'Gespräch',
    home: 'Start',
    models: 'Modelle',
    downloads: 'Downloads',
    settings: 'Einstellungen',
  },
  underWay: (count: number) => `${count} unterwegs`,
  leads: {
    chat: 'Sprechen Sie mit Ihrem Modell. Alles bleibt auf diesem Computer.',
    models: 'Ihre Modelle, und weitere zum Herunterladen.',
    downloads: 'Laufende und frühere Downloads.',
    settings: 'Wie sich Noggin auf diesem Computer verhält.',
  },

  home: {
    allModels: (count: number) => `Alle Ihre Modelle (${count})`,
    moreModels: 'Alle Modelle ansehen',
    news: (name: string, size: string) =>
      `Für diesen Computer gibt es ein fähigeres Modell als die, die Sie haben: ${name} (${size}).`,
    look: 'Ansehen',
    noNews: 'Nichts für mich',
  },

  models: {
    tabs: 'Ihre Modelle, und weitere zum Herunterladen',
    mine: 'Meine',
    discover: 'Entdecken',
    noneYet: 'Es ist noch kein Modell installiert.',
    mineSum: (count, size) =>
      count === 1 ? `1 Modell, ${size} auf dem Datenträger` : `${count} Modelle, ${size} auf dem Datenträger`,
    inFolder: (folder: string, size: string) => `Im Ordner ${folder}: ${size}`,
    sort: 'Sortieren nach',
    offerOrders: { best: 'Am besten für diesen Computer', smallest: 'Größe', name: 'Name' },
    orders: { newest: 'Neueste', name: 'Name', largest: 'Größe' },
    catalogue: 'Modelle zum Herunterladen',
    find: 'Modell suchen',
    findExample: 'Ein Name, eine Aufgabe oder ein Link',
    mineFound: 'Ihre Modelle',
    elsewhereFound: 'Anderswo auf diesem Computer',
    fits: 'Nur passende Modelle',
    size: 'Größe',
    sizes: {
      any: 'Jede Größe',
      small: 'Bis 2\u00a0GB',
      middle: '2 bis 6\u00a0GB',
      large: '6 bis 20\u00a0GB',
      huge: 'Über 20\u00a0GB',
    },
    maker: 'Hersteller',
    anyMaker: 'Alle',
    clear: 'Filter aufheben',
    nothing: 'Kein Modell passt zu diesen Filtern.',
    allHere: 'Jedes Modell der Liste ist installiert oder wird heruntergeladen.',
    shown: (shown: string, all: string) => `${shown} von ${all} Modellen`,
    recommended: 'Empfohlen',
    about: (name: string) => `Über ${name}`,
    close: 'Schließen',
  },

  downloads: {
    none: 'Gerade wird nichts heruntergeladen.',
    choose: 'Modell auswählen',
  },

  flow: {
    now: 'Jetzt',
    average: 'Durchschnitt',
    best: 'Spitze',
    ago: (duration: string) => `Vor ${duration}`,
    startsSoon: 'Die Kurve erscheint, sobald Daten ankommen.',
    spoken: (span: string, now: string, average: string, best: string) =>
      `Geschwindigkeit über ${span}: jetzt ${now}, Durchschnitt ${average}, Spitze ${best}.`,
    pieces: 'Teile',
    piecesSpoken: (here: string, fetching: number) =>
      `Teile der Datei: ${here} geladen, an ${fetching === 1 ? '1 Stelle' : `${fetching} Stellen`} wird geladen.`,
    here: 'Geladen',
    fetching: 'Wird geladen',
    missing: 'Fehlt noch',
  },

  history: {
    pending: 'Einen Moment …',
    count: (count: string) => (count === '1' ? '1 Download' : `${count} Downloads`),
    receipt: (name: string) => `Verlauf von ${name}`,
    took: (span: string) => `Dauerte ${span}, mit allen Pausen.`,
  },

  settings: {
    downloads: 'Downloads',
    window: 'Fenster und Mitteilungen',
    network: 'Zugang und Netzwerk',
    about: 'Über Noggin',
    way: 'Wie Noggin das Internet erreicht',
    wayUnknown:
      'Zeigt sich, sobald etwas heruntergeladen wird. Noggin folgt den Einstellungen dieses Computers.',
    wayDirect: 'Direkt',
    waySystem: 'Über den Netzwerkdienst dieses Computers, mit dessen Zertifikaten',
    wayHost: (host: string) => `Zu ${host}`,
  },
};
