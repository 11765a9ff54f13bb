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
  queued: (name) => `${name} ist in der Warteschlange`,
  scheduled: (name) => `${name} ist geplant`,
  downloading: (name) => `${name} wird heruntergeladen`,
  retrying: (name) => `${name} wird gleich wieder versucht`,
  paused: (name) => `${name} ist pausiert`,
  checking: (name) => `${name} wird geprüft`,
  installing: (name) => `${name} ist fast fertig`,
  failed: (name) => `${name} ist fehlgeschlagen`,
  ready: (name) => `${name} ist installiert`,
};

const headlines: Readonly<Record<DownloadPhase, string>> = {
  queued: 'Gleich geht es los',
  scheduled: 'Zu den gewählten Zeiten',
  downloading: 'Es hat gerade begonnen …',
  retrying: 'Eine kurze Pause',
  paused: 'Pausiert',
  checking: 'Fast fertig',
  installing: 'Fast fertig',
  failed: 'Braucht Aufmerksamkeit',
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
    lead: 'Noggin findet das KI-Modell, das zu diesem Computer passt, und installiert es für Sie.',
    promises: {
      private: { name: 'Privat', text: 'Was Sie Noggin fragen, bleibt auf diesem Computer.' },
      offline: { name: 'Ohne Internet', text: 'Einmal installiert, kein Internet nötig.' },
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
    kept: (folder: string, free: string) => `Gespeichert in ${folder} (${free} frei).`,
    keptUnknown: (folder: string) => `Gespeichert in ${folder}.`,
    change: 'Ordner ändern',
    noRoom: (needed: string, free: string) =>
      `Schon das kleinste braucht ${needed} Platz, und ${free} sind frei. Schaffen Sie etwas Platz und sehen Sie noch einmal nach, oder wählen Sie ein anderes Laufwerk.`,
    noRoomUnknown:
      'Keines der Modelle passt auf dieses Laufwerk. Schaffen Sie etwas Platz und sehen Sie noch einmal nach, oder wählen Sie ein anderes Laufwerk.',
    noList:
      'Das macht nichts: Nehmen Sie eine Modelldatei, die Sie schon haben, oder suchen Sie nach Modellen anderer Programme.',
    look: 'Erneut prüfen',
    ways: 'Andere Wege, ein Modell zu bekommen',
    have: 'Ich habe schon eine Modelldatei',
    search: 'Auf diesem Computer suchen',
  },

  get: {
    titles,
    headlines,
    from: (host: string) => `Von ${host}. Ihr Fortschritt ist gespeichert, was auch geschieht.`,
    close: 'Sie können dieses Fenster schließen. Der Download läuft weiter, und Sie werden benachrichtigt.',
    another: 'Ein anderes Modell wählen',
    others: 'Danach kommt',
    follows: (name: string, small: string) => `${name} wird fortgesetzt, sobald ${small} installiert ist.`,
    isHere: (name: string) =>
      `${name} ist schon da: Sie können es benutzen, während das andere noch unterwegs ist.`,
    use: 'So benutzen Sie es',
    smallTitle: 'Möchten Sie inzwischen schon anfangen?',
    small: (large: string, name: string, size: string, duration: string) =>
      `Dieses dauert ${large}. ${name} (${size}) ist in ${duration} da. Das große wird danach fortgesetzt.`,
    smallFirst: (name: string) => `Zuerst ${name} holen`,
    long: 'mehr als einen Tag',
    cancelled: (name: string) =>
      `Abgebrochen. Was von ${name} angekommen ist, bleibt noch ein paar Sekunden erhalten.`,
    undo: 'Rückgängig machen',
  },

  ready: {
    title: (name: string) => `${name} ist bereit`,
    lead: 'Es liegt jetzt auf diesem Computer: privat, und es funktioniert offline.',
    receipt: 'Beleg',
    proof: 'Geprüft',
    provenByPublisher: 'Byte für Byte',
    provenByNobody: 'Vollständig, aber ungeprüft',
    size: 'Größe',
    when: 'Installiert',
    also: (names: string) => `Auch hier: ${names}.`,
    go: 'Fertig',
    use: 'So benutzen Sie es',
  },
};
