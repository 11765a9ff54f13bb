import type { Standing } from '../../src-preload/contract/computer.ts';
import type { Bottleneck, StateReason } from '../../src-preload/contract/downloads.ts';

import type { DownloadPhase } from '../state/phase.ts';
import { aboutWords } from './de-about.ts';
import { policyWords } from './de-admin-policy.ts';
import { catalogueWords, licenceInWords } from './de-catalogue.ts';
import { chatWords } from './de-chat.ts';
import { computerWords } from './de-computer.ts';
import { linkWords } from './de-deep-links.ts';
import { designWords } from './de-design.ts';
import { diagnosisWords } from './de-diagnostics.ts';
import { errorSentences } from './de-errors.ts';
import { storageWords } from './de-folder.ts';
import { hubWords } from './de-huggingface.ts';
import { libraryWords } from './de-library.ts';
import { serverWords } from './de-server.ts';
import { updateWords } from './de-updates.ts';
import { useItWords } from './de-use-it.ts';
import { viewWords } from './de-views.ts';
import { wizardWords } from './de-wizard.ts';
import type { en } from './en.ts';
import type { InWords } from './in-words.ts';

const pauseReasons: Readonly<Record<StateReason, string>> = {
  user: 'Alles bisher Geladene bleibt erhalten.',
  quit: 'Angehalten, als Noggin geschlossen wurde. Alles bisher Geladene bleibt erhalten.',
  interrupted: 'Noggin wurde unerwartet beendet. Was sicher auf dem Datenträger war, bleibt erhalten.',
  'disk-full':
    'Auf dem Datenträger ist nicht genug Platz. Sobald wieder Platz ist, geht es von selbst weiter.',
  'folder-unavailable':
    'Der Ordner für Modelle ist nicht erreichbar. Schließen Sie sein Laufwerk an, dann geht es von selbst weiter.',
  offline: 'Es besteht keine Verbindung zum Internet. Sobald es eine gibt, geht es von selbst weiter.',
  portal:
    'In diesem Netz müssen Sie sich zuerst anmelden. Öffnen Sie eine Seite in Ihrem Browser, dann geht es von selbst weiter.',
  'needs-access': 'Die Quelle dieses Modells möchte wissen, wer Sie sind, bevor sie die Datei herausgibt.',
};

const standings: Readonly<Record<Standing, string>> = {
  comfortable: 'Läuft gut',
  slow: 'Hier langsam',
  tight: 'Passt knapp',
  'too-big': 'Zu groß für diesen Computer',
};

const phases: Readonly<Record<DownloadPhase, string>> = {
  queued: 'Wartet, bis es an der Reihe ist',
  downloading: 'Wird heruntergeladen',
  retrying: 'Wartet auf den nächsten Versuch',
  paused: 'Angehalten',
  checking: 'Wird geprüft',
  installing: 'Kommt an seinen Platz',
  failed: 'Stehen geblieben',
  ready: 'Bereit',
};

const bottlenecks: Readonly<Record<Bottleneck, string>> = {
  limit: 'Die Begrenzung in Ihren Einstellungen',
  disk: 'Der Datenträger, der nicht schneller schreiben kann',
  computer: 'Dieser Computer, der so schnell arbeitet, wie er kann',
  line: 'Ihr Anschluss oder WLAN: Mehr Verbindungen würden es nicht beschleunigen',
  server: 'Der Server, der jeder Verbindung nur so viel gibt',
};

/** Every visible word of the window in German. Numbers, sizes and dates arrive formatted. */
export const de: InWords<typeof en> = {
  locale: 'de',
  unitSpace: '\u00a0',
  appName: 'Noggin',
  errors: errorSentences,
  changedHere:
    'Diese Datei wurde geändert, oder eine andere hat ihren Platz eingenommen, seit sie angesehen wurde. Nichts davon wurde verwendet. Wählen Sie sie noch einmal aus.',
  ledgerFull: (folder: string) =>
    `Noggin kann nicht aufschreiben, was es tut: Der Datenträger mit ${folder} ist voll. Schaffen Sie dort etwas Platz.`,
  library: libraryWords,
  wizard: wizardWords,
  links: linkWords,
  ...storageWords,
  pauseReasons,
  standings,
  phases,
  catalogue: catalogueWords,
  chat: chatWords,
  hub: hubWords,
  about: aboutWords,
  controls: designWords,
  updates: updateWords,
  server: serverWords,
  useIt: useItWords,
  views: viewWords,
  diagnosis: diagnosisWords,
  policy: policyWords,

  plain: {
    loading: 'Einen Augenblick …',
    noBridgeTitle: 'Diese Seite gehört zur App Noggin',
    noBridge: 'In einem Browser geöffnet kann sie nichts ausrichten. Bitte starten Sie Noggin selbst.',
    unreachableTitle: 'Noggin antwortet nicht',
    tryAgain: 'Noch einmal versuchen',
    crashedTitle: 'Dieses Fenster ist gestolpert',
    crashed: 'Ihre Downloads sind nicht betroffen. Laden Sie das Fenster neu, um weiterzumachen.',
    reload: 'Neu laden',
  },

  heading: {
    empty: 'Sie haben noch kein Modell',
    emptyLead:
      'Ein Modell ist der Teil einer KI, der antwortet. Noggin holt eines auf diesen Computer, und dort bleibt es.',
    active: 'Ihr Modell ist unterwegs',
    activeSeveral: 'Ihre Modelle sind unterwegs',
    activeLead: 'Sie können jederzeit anhalten. Was angekommen ist, bleibt erhalten.',
    waiting: 'Ihr Download wartet auf Sie',
    waitingLead: 'Es geht dort weiter, wo es aufgehört hat.',
    stopped: 'Ihr Download ist stehen geblieben',
    stoppedLead: 'Hier steht, was geschehen ist und wie es weitergeht.',
    ready: 'Ihr Modell ist bereit',
    trouble: 'Ihr Modell braucht Ihre Aufmerksamkeit',
    troubleAmong: 'Eines Ihrer Modelle braucht Ihre Aufmerksamkeit',
    troubleLead: 'Mit seiner Datei ist etwas geschehen. Hier steht, was, und wie es weitergeht.',
    readySeveral: 'Ihre Modelle sind bereit',
    readyLead: 'Es wohnt jetzt auf diesem Computer: privat, und es arbeitet auch ohne Internet.',
  },

  computer: {
    label: 'Dieser Computer',
    memory: (size) => `${size} Arbeitsspeicher`,
    freeDisk: (size) => `${size} frei auf dem Datenträger`,
    freeDiskUnknown: 'freier Platz auf dem Datenträger unbekannt',
  },
  fit: computerWords,

  models: {
    section: 'Ein Modell auswählen',
    recommended: 'Für diesen Computer empfohlen',
    chosen: 'Ihre Wahl',
    reasonBest: (memory) => `Das fähigste, das mit Ihren ${memory} Arbeitsspeicher gut läuft.`,
    reasonDemo: 'Klein und schnell da, und Byte für Byte geprüft wie jedes andere.',
    reasonLightest: (needed) =>
      `Auf diesem Computer läuft hier nichts wirklich gut. Dieses ist das genügsamste: Es braucht etwa ${needed} Arbeitsspeicher.`,
    fitComfortable: 'Läuft auf diesem Computer gut.',
    fitTight: (needed, memory) =>
      `Es wird laufen, braucht aber etwa ${needed} von Ihren ${memory} Arbeitsspeicher: Schließen Sie währenddessen andere Programme.`,
    fitTooBig: (needed, memory) =>
      `Es braucht etwa ${needed} Arbeitsspeicher, und dieser Computer hat ${memory}. Es wird hier nicht gut laufen.`,
    size: 'Größe',
    sizeUnknown: 'Nicht im Voraus bekannt',
    licence: 'Lizenz',
    licenceInWords,
    keptIn: 'Wird abgelegt in',
    download: 'Herunterladen',
    chooseAnother: 'Anderes auswählen',
    listLegend: 'Modelle zur Auswahl',
    none: 'Gerade gibt es kein Modell zur Auswahl.',
    listItem: (size, about) => `${size} · ${about}`,
  },

  downloads: {
    section: 'Downloads',
    all: {
      section: 'Alle Downloads',
      count: (count) => (count === 1 ? '1 Download' : `${count} Downloads`),
      pause: 'Alle pausieren',
      resume: 'Alle fortsetzen',
    },
    ready: {
      section: 'Gerade angekommen',
      isReady: (name) => `${name} ist bereit.`,
      seen: (name) => `Meldung über ${name} ausblenden`,
    },
    progress: 'Fortschritt des Downloads',
    pause: 'Anhalten',
    moveUp: 'Nach oben',
    moveDown: 'Nach unten',
    resume: 'Fortsetzen',
    cancel: 'Abbrechen',
    retry: 'Noch einmal versuchen',
    replace: 'Die Datei ersetzen',
    replaceHint: 'Wenn Sie sie ersetzen, bleibt die andere Datei unter einem neuen Namen daneben liegen.',
    received: (received, total) => `${received} von ${total}`,
    receivedOnly: (received) => `bisher ${received}`,
    checked: (hashed, total) => `${hashed} von ${total} geprüft`,
    valueText: (percent, amounts) => `${percent}, ${amounts}`,
    timeLeft: (duration) => `noch ${duration}`,
    silent: 'wartet auf den Server',
    queued: 'Es beginnt, sobald es an der Reihe ist.',
    queuedAfterRestart: 'Es geht gleich dort weiter, wo es war.',
    checking: 'Jedes Byte wird mit dem verglichen, was der Anbieter versprochen hat.',
    installing: 'Alles ist da und geprüft. Nur noch einen Augenblick.',
    retryIn: (seconds) => `Nächster Versuch in ${seconds}.`,
    retryNow: 'Es wird gerade noch einmal versucht.',
  },

  details: {
    title: 'Einzelheiten',
    connections: 'Verbindungen',
    way: 'Weg',
    wayProxy: (proxy) => `Über den Proxy ${proxy}`,
    bottleneck: 'Warum geht es nicht schneller?',
    bottlenecks,
    nextLook: 'Nächster Versuch',
    nextLookAt: (time: string) => `${time}. Sobald die Quelle antwortet, geht der Download weiter.`,
    waySystem: 'Über den Netzwerkdienst dieses Computers',
    source: 'Quelle',
    file: 'Datei',
    id: 'Nummer',
    message: 'Meldung',
    code: 'Art des Problems',
    sha256: 'SHA-256',
    size: 'Größe',
    model: 'Modell',
  },

  installed: {
    section: 'Ihre Modelle',
    badge: 'Installiert',
    proven: (date) => `Jedes Byte wurde am ${date} geprüft.`,
    adopted: (date) => `Es war schon auf diesem Computer. Jedes Byte wurde am ${date} geprüft.`,
    path: 'Liegt unter',
    show: 'Im Ordner zeigen',
  },

  notices: {
    section: 'Neues',
    catalogueError:
      'Die eingerichtete Liste der Modelle ließ sich nicht verwenden; Noggin zeigt deshalb die eigene.',
    goesOn: (percent) => `Ihr Download wurde unterbrochen; er geht bei ${percent} weiter.`,
    goesOnUnknown: 'Ihr Download wurde unterbrochen; er geht weiter.',
    asks: (percent) =>
      `Ihr Download wurde bei ${percent} unterbrochen. Setzen Sie ihn fort, wann Sie möchten.`,
    asksUnknown: 'Ihr Download wurde unterbrochen. Setzen Sie ihn fort, wann Sie möchten.',
    allGoOn: 'Ihre Downloads wurden unterbrochen; sie gehen weiter.',
    allAsk: 'Ihre Downloads wurden unterbrochen. Setzen Sie sie fort, wann Sie möchten.',
    ledgerRebuilt:
      'Noggins eigene Aufzeichnungen waren beschädigt. Aus dem, was auf dem Datenträger liegt, wurden neue angelegt; die alten wurden beiseitegelegt:',
    dismiss: 'Schließen',
  },

  settings: {
    section: 'Einstellungen',
    resumeAutomatically: 'Nach einer Unterbrechung von selbst weitermachen',
    resumeAutomaticallyHint: 'Sonst wartet ein unterbrochener Download, bis Sie ihn fortsetzen.',
    more: 'Weitere Einstellungen',
    keepAwake: 'Den Computer während des Herunterladens wach halten',
    notifications: 'Mir Bescheid geben, wenn ein Modell bereit ist oder mich braucht',
    openAtLogin: 'Mit dem Computer starten, im Hintergrund',
    trayIcon: (onMac) => (onMac ? 'Noggin in der Menüleiste zeigen' : 'Noggin neben der Uhr zeigen'),
    trayIconHint: 'Sonst erscheint sein Symbol erst, wenn Noggin bei geschlossenem Fenster weiterarbeitet.',
    appearance: 'Aussehen',
    appearances: { system: 'Wie im System', light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
    language: 'Sprache',
    languageOfSystem: 'Wie im System',
    speedLimit: 'Tempolimit',
    ownSpeed: 'Andere Geschwindigkeit …',
    ownSpeedField: 'Megabyte pro Sekunde',
    ownSpeedUse: 'Festlegen',
    ownSpeedOdd: 'Geben Sie eine Zahl von 0,01 bis 10.000 ein.',
    noLimit: 'Unbegrenzt',
    perSecond: (size) => `${size} pro Sekunde`,
    parallelDownloads: 'Downloads zur gleichen Zeit',
    connections: 'Höchstzahl der Verbindungen zu einem Server',
    version: (version) => `Noggin ${version}`,
    withoutSandbox: (switches) =>
      `Noggin wurde mit ${switches} gestartet. Ginge in seinem Fenster etwas schief, hielte das System es nicht zurück. Starten Sie es ohne das.`,
  },

  toasts: {
    section: 'Meldungen',
    slow: 'Noggin braucht länger als sonst, um zu antworten. Ihr Klick ist nicht verloren.',
    dismiss: 'Meldung schließen',
  },

  announcements: {
    phase: (name, phase) => `${name}: ${phase}`,
    cancelled: (name) => `${name}: abgebrochen`,
    installed: (name) => `${name} ist installiert und bereit`,
  },

  duration: {
    lessThanAMinute: 'weniger als eine Minute',
    about: (amount) => `etwa ${amount}`,
  },
};
