import type { WizardStep } from '../../src-preload/contract/wizard.ts';
import type { DownloadPhase } from '../state/phase.ts';
import type { wizardWords as english } from './en-wizard.ts';

const steps: Readonly<Record<WizardStep, string>> = {
  hello: 'Willkommen',
  choose: 'Ihr Modell',
  get: 'Herunterladen',
  ready: 'Bereit',
};

const titles: Readonly<Record<DownloadPhase, (name: string) => string>> = {
  queued: (name) => `${name} ist als Nächstes dran`,
  downloading: (name) => `${name} ist unterwegs`,
  retrying: (name) => `${name} wartet kurz`,
  paused: (name) => `${name} ist angehalten`,
  checking: (name) => `${name} wird geprüft`,
  installing: (name) => `${name} zieht ein`,
  failed: (name) => `${name} ist stehen geblieben`,
  ready: (name) => `${name} ist da`,
};

const headlines: Readonly<Record<DownloadPhase, string>> = {
  queued: 'Gleich geht es los',
  downloading: 'Es hat gerade begonnen …',
  retrying: 'Eine kurze Pause',
  paused: 'Angehalten',
  checking: 'Fast fertig',
  installing: 'Fast fertig',
  failed: 'Sie werden gebraucht',
  ready: 'Fertig',
};

/** Every visible word of the first run, in German. */
export const wizardWords: typeof english = {
  progress: 'Schritte',
  stepOf: (step: number, steps: number, name: string) => `Schritt ${step} von ${steps}: ${name}`,
  steps,
  skip: 'Einführung überspringen',
  again: 'Begrüßung noch einmal zeigen',

  hello: {
    title: 'Ihre eigene KI, auf\u00a0Ihrem eigenen\u00a0Computer',
    lead: 'Noggin findet das KI-Modell, das zu diesem Computer passt, und bringt es hierher.',
    promises: {
      private: { name: 'Privat', text: 'Was Sie Noggin fragen, bleibt auf diesem Computer.' },
      offline: { name: 'Ohne Internet', text: 'Ist es einmal da, braucht es kein Netz mehr.' },
      free: { name: 'Kostenlos', text: 'Kein Konto, kein Abo, nichts zu bezahlen.' },
    },
    next: 'Mein Modell finden',
    calm: 'Noch wird nichts heruntergeladen.',
  },

  choose: {
    title: 'Das beste Modell für Ihren Computer',
    titleOther: 'Wählen Sie ein Modell',
    titleNothing: 'Für ein Modell ist noch kein Platz',
    titleNoList: 'Gerade gibt es kein Modell zur Auswahl',
    seeAll: 'Alle ansehen',
    showLess: 'Weniger anzeigen',
    kept: (folder: string, free: string) => `Es kommt in den Ordner ${folder}. Dort sind ${free} frei.`,
    keptUnknown: (folder: string) => `Es kommt in den Ordner ${folder}.`,
    change: 'Ordner ändern',
    noRoom: (needed: string, free: string) =>
      `Schon das kleinste braucht ${needed} Platz, und ${free} sind frei. Schaffen Sie etwas Platz und sehen Sie noch einmal nach, oder wählen Sie ein anderes Laufwerk.`,
    noRoomUnknown:
      'Keines der Modelle passt auf dieses Laufwerk. Schaffen Sie etwas Platz und sehen Sie noch einmal nach, oder wählen Sie ein anderes Laufwerk.',
    noList:
      'Das macht nichts: Nehmen Sie eine Modelldatei, die Sie schon haben, oder suchen Sie nach Modellen anderer Programme.',
    look: 'Noch einmal nachsehen',
    ways: 'Andere Wege zu einem Modell',
    have: 'Ich habe schon eine Modelldatei',
    search: 'Auf diesem Computer suchen',
  },

  get: {
    titles,
    headlines,
    from: (host: string) => `Es kommt von ${host}. Was angekommen ist, bleibt erhalten, was auch geschieht.`,
    close: 'Sie können dieses Fenster schließen, es geht weiter. Sie hören, wenn es fertig ist.',
    another: 'Ein anderes Modell wählen',
    others: 'Danach kommt',
    follows: (name: string, small: string) => `${name} geht von selbst weiter, sobald ${small} da ist.`,
    isHere: (name: string) =>
      `${name} ist schon da: Sie können es benutzen, während das andere noch unterwegs ist.`,
    use: 'So benutzen Sie es',
    smallTitle: 'Möchten Sie inzwischen schon anfangen?',
    small: (large: string, name: string, size: string, duration: string) =>
      `Dieses dauert ${large}. ${name} (${size}) ist da in: ${duration}. Das große folgt von selbst.`,
    smallFirst: (name: string) => `Zuerst ${name} holen`,
    long: 'mehr als einen Tag',
    cancelled: (name: string) =>
      `Abgebrochen. Was von ${name} angekommen ist, bleibt noch ein paar Sekunden erhalten.`,
    undo: 'Rückgängig machen',
  },

  ready: {
    title: (name: string) => `${name} ist bereit`,
    lead: 'Es wohnt jetzt auf diesem Computer: privat, und es kommt ohne Internet aus.',
    receipt: 'Beleg',
    proof: 'Geprüft',
    provenByPublisher: 'Byte für Byte',
    provenByNobody: 'Es ist vollständig, aber niemand bürgt dafür',
    size: 'Größe',
    when: 'Bereit seit',
    also: (names: string) => `Auch hier: ${names}.`,
    go: 'Weiter zu Noggin',
    use: 'So benutzen Sie es',
  },
};
