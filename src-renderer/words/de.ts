import type { Standing } from '../../src-preload/contract/computer.ts';
import type { Bottleneck, StateReason } from '../../src-preload/contract/downloads.ts';

import type { DownloadPhase } from '../state/phase.ts';
import { aboutWords } from './de-about.ts';
import { policyWords } from './de-admin-policy.ts';
import { catalogueWords } from './de-catalogue.ts';
import { chatWords } from './de-chat.ts';
import { computerWords } from './de-computer.ts';
import { linkWords } from './de-deep-links.ts';
import { designWords } from './de-design.ts';
import { diagnosisWords } from './de-diagnostics.ts';
import { errorSentences } from './de-errors.ts';
import { storageWords } from './de-folder.ts';
import { helpWords } from './de-help.ts';
import { hubWords } from './de-huggingface.ts';
import { libraryWords } from './de-library.ts';
import { modelPageWords } from './de-model-page.ts';
import { serverWords } from './de-server.ts';
import { updateWords } from './de-updates.ts';
import { useItWords } from './de-use-it.ts';
import { viewWords } from './de-views.ts';
import { wizardWords } from './de-wizard.ts';
import type { en } from './en.ts';
import type { InWords } from './in-words.ts';

const pauseReasons: Readonly<Record<StateReason, string>> = {
  user: 'Ihr Fortschritt ist gespeichert.',
  quit: 'Pausiert, als Noggin geschlossen wurde. Ihr Fortschritt ist gespeichert.',
  interrupted: 'Noggin wurde unerwartet beendet. Ihr Fortschritt ist gespeichert.',
  hours: 'Außerhalb der Downloadzeiten. Der Download wird fortgesetzt, sobald sie beginnen.',
  'disk-full': 'Nicht genug Speicherplatz. Der Download wird fortgesetzt, sobald wieder Platz ist.',
  'folder-unavailable':
    'Der Ordner für Modelle ist nicht erreichbar. Schließen Sie sein Laufwerk an, dann wird der Download fortgesetzt.',
  offline: 'Sie sind offline. Der Download wird fortgesetzt, sobald Sie wieder online sind.',
  portal:
    'In diesem Netz müssen Sie sich anmelden. Öffnen Sie eine Seite in Ihrem Browser, dann wird der Download fortgesetzt.',
  'needs-access': 'Für dieses Modell müssen Sie sich beim Anbieter anmelden.',
};

const standings: Readonly<Record<Standing, string>> = {
  comfortable: 'Läuft gut',
  slow: 'Hier langsam',
  tight: 'Passt knapp',
  'too-big': 'Zu groß für diesen Computer',
};

const phases: Readonly<Record<DownloadPhase, string>> = {
  queued: 'In der Warteschlange',
  scheduled: 'Geplant',
  downloading: 'Wird heruntergeladen',
  retrying: 'Neuer Versuch in Kürze',
  paused: 'Pausiert',
  checking: 'Wird geprüft',
  installing: 'Wird fertiggestellt',
  failed: 'Fehlgeschlagen',
  ready: 'Bereit',
};

const bottlenecks: Readonly<Record<Bottleneck, string>> = {
  limit: 'Ihr Tempolimit',
  disk: 'Die Schreibgeschwindigkeit des Datenträgers',
  computer: 'Dieser Computer ist ausgelastet',
  line: 'Ihre Verbindung oder der Server',
  server: 'Der Server begrenzt jede Verbindung',
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
    `Noggin kann seine Aufzeichnungen nicht speichern: Der Datenträger mit ${folder} ist voll. Schaffen Sie dort etwas Platz.`,
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
  help: helpWords,
  modelPage: modelPageWords,
  useIt: useItWords,
  views: viewWords,
  diagnosis: diagnosisWords,
  policy: policyWords,

  plain: {
    loading: 'Einen Augenblick …',
    noBridgeTitle: 'Diese Seite gehört zur App Noggin',
    noBridge: 'In einem Browser geöffnet kann sie nichts ausrichten. Bitte starten Sie Noggin selbst.',
    unreachableTitle: 'Noggin reagiert nicht',
    tryAgain: 'Noch einmal versuchen',
    crashedTitle: 'Dieses Fenster ist abgestürzt',
    crashed: 'Ihre Downloads sind nicht betroffen. Laden Sie das Fenster neu, um weiterzumachen.',
    reload: 'Neu laden',
  },

  heading: {
    empty: 'Sie haben noch kein Modell',
    emptyLead: 'Ein Modell ist die KI selbst. Noggin lädt eines herunter, und es bleibt auf diesem Computer.',
    active: 'Ihr Modell ist unterwegs',
    activeSeveral: 'Ihre Modelle sind unterwegs',
    activeLead: 'Sie können jederzeit pausieren. Ihr Fortschritt ist gespeichert.',
    scheduled: 'Für später geplant',
    scheduledLead: 'Downloads werden zu den gewählten Zeiten automatisch fortgesetzt.',
    waiting: 'Ihr Download ist pausiert',
    waitingLead: 'Er wird dort fortgesetzt, wo er aufgehört hat.',
    stopped: 'Ihr Download ist fehlgeschlagen',
    stoppedLead: 'Hier steht, was geschehen ist und wie es weitergeht.',
    ready: 'Ihr Modell ist bereit',
    trouble: 'Ihr Modell braucht Ihre Aufmerksamkeit',
    troubleAmong: 'Eines Ihrer Modelle braucht Ihre Aufmerksamkeit',
    troubleLead: 'Mit seiner Datei ist etwas geschehen. Hier steht, was, und wie es weitergeht.',
    readySeveral: 'Ihre Modelle sind bereit',
    readyLead: 'Es liegt jetzt auf diesem Computer: privat, und es funktioniert offline.',
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
    reasonDemo: 'Klein, schnell heruntergeladen und geprüft wie jedes Modell.',
    reasonLightest: (needed) =>
      `Auf diesem Computer läuft kein Modell wirklich gut. Dieses ist das genügsamste: Es braucht etwa ${needed} Arbeitsspeicher.`,
    fitComfortable: 'Läuft auf diesem Computer gut.',
    fitTight: (needed, memory) =>
      `Es wird laufen, braucht aber etwa ${needed} von Ihren ${memory} Arbeitsspeicher: Schließen Sie währenddessen andere Programme.`,
    fitTooBig: (needed, memory) =>
      `Es braucht etwa ${needed} Arbeitsspeicher, und dieser Computer hat ${memory}. Es wird hier nicht gut laufen.`,
    size: 'Größe',
    sizeUnknown: 'Nicht im Voraus bekannt',
    licence: 'Lizenz',
    keptIn: 'Gespeichert in',
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
      scheduled: (count, when) => (count === 1 ? `wird ${when} fortgesetzt` : `werden ${when} fortgesetzt`),
      pause: 'Alle pausieren',
      resume: 'Alle fortsetzen',
    },
    ready: {
      section: 'Gerade angekommen',
      isReady: (name) => `${name} ist bereit.`,
      seen: (name) => `Meldung über ${name} ausblenden`,
    },
    progress: 'Fortschritt des Downloads',
    pause: 'Pausieren',
    moveUp: 'Nach oben',
    moveDown: 'Nach unten',
    resume: 'Fortsetzen',
    cancel: 'Abbrechen',
    retry: 'Noch einmal versuchen',
    replace: 'Die Datei ersetzen',
    replaceHint: 'Wenn Sie sie ersetzen, bleibt die andere Datei unter einem neuen Namen daneben erhalten.',
    received: (received, total) => `${received} von ${total}`,
    receivedOnly: (received) => `bisher ${received}`,
    checked: (hashed, total) => `${hashed} von ${total} geprüft`,
    valueText: (percent, amounts) => `${percent}, ${amounts}`,
    timeLeft: (duration) => `noch ${duration}`,
    silent: 'wartet auf den Server',
    ownLimit: 'Tempolimit für dieses Modell',
    generalLimit: (rate) => `Für alle Downloads zusammen gilt ein Limit von ${rate}.`,
    runNow: 'Jetzt herunterladen',
    when: {
      today: (time) => `heute um ${time} Uhr`,
      tonight: (time) => `heute Abend um ${time} Uhr`,
      atNight: (time) => `heute Nacht um ${time} Uhr`,
      tomorrow: (time) => `morgen um ${time} Uhr`,
    },
    startsAt: (when) => `Beginnt ${when}.`,
    continuesAt: (when) => `Wird ${when} fortgesetzt.`,
    queued: 'Startet, sobald es an der Reihe ist.',
    queuedAfterRestart: 'Wird gleich fortgesetzt.',
    checking: 'Wird mit der Prüfsumme des Anbieters verglichen.',
    installing: 'Heruntergeladen und geprüft. Nur noch einen Augenblick.',
    retryIn: (seconds) => `Nächster Versuch in ${seconds}.`,
    retryNow: 'Es wird gerade noch einmal versucht.',
  },

  details: {
    title: 'Einzelheiten',
    connections: 'Verbindungen',
    way: 'Route',
    wayProxy: (proxy) => `Über den Proxy ${proxy}`,
    bottleneck: 'Was die Geschwindigkeit begrenzt',
    bottlenecks,
    nextLook: 'Nächster Versuch',
    nextLookAt: (time: string) => `${time}. Sobald die Quelle antwortet, geht der Download weiter.`,
    waySystem: 'Über den Netzwerkdienst dieses Computers',
    source: 'Quelle',
    file: 'Datei',
    id: 'Download-ID',
    message: 'Meldung',
    code: 'Fehlercode',
    sha256: 'SHA-256',
    size: 'Größe',
    model: 'Modell',
  },

  installed: {
    section: 'Ihre Modelle',
    badge: 'Installiert',
    proven: (date) => `Geprüft am ${date}.`,
    adopted: (date) => `Es war schon auf diesem Computer. Geprüft am ${date}.`,
    path: 'Speicherort',
    show: 'Im Ordner anzeigen',
  },

  notices: {
    section: 'Neues',
    catalogueError:
      'Die eingerichtete Liste der Modelle ließ sich nicht verwenden; Noggin zeigt deshalb die eigene.',
    goesOn: (percent) => `Ihr Download wurde unterbrochen; er wird bei ${percent} fortgesetzt.`,
    goesOnUnknown: 'Ihr Download wurde unterbrochen; er wird fortgesetzt.',
    asks: (percent) =>
      `Ihr Download wurde bei ${percent} unterbrochen. Setzen Sie ihn fort, wann Sie möchten.`,
    asksUnknown: 'Ihr Download wurde unterbrochen. Setzen Sie ihn fort, wann Sie möchten.',
    allGoOn: 'Ihre Downloads wurden unterbrochen; sie werden fortgesetzt.',
    allAsk: 'Ihre Downloads wurden unterbrochen. Setzen Sie sie fort, wann Sie möchten.',
    ledgerRebuilt:
      'Noggins eigene Aufzeichnungen waren beschädigt. Aus dem, was auf dem Datenträger liegt, wurden neue angelegt; die alten wurden beiseitegelegt:',
    dismiss: 'Schließen',
  },

  settings: {
    section: 'Einstellungen',
    resumeAutomatically: 'Nach einer Unterbrechung automatisch fortsetzen',
    resumeAutomaticallyHint: 'Sonst wartet ein unterbrochener Download, bis Sie ihn fortsetzen.',
    more: 'Weitere Einstellungen',
    keepAwake: 'Den Computer während des Herunterladens wach halten',
    notifications: 'Benachrichtigen, wenn ein Modell bereit ist oder Aufmerksamkeit braucht',
    openAtLogin: 'Bei der Anmeldung im Hintergrund starten',
    trayIcon: (onMac) => (onMac ? 'Noggin in der Menüleiste anzeigen' : 'Noggin im Infobereich anzeigen'),
    trayIconHint: 'Sonst erscheint sein Symbol erst, wenn Noggin bei geschlossenem Fenster weiterarbeitet.',
    appearance: 'Aussehen',
    appearances: { system: 'Systemeinstellung', light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
    language: 'Sprache',
    languageOfSystem: 'Systemeinstellung',
    speedLimit: 'Tempolimit',
    ownSpeed: 'Andere Geschwindigkeit …',
    ownSpeedField: 'Tempo in MB/s',
    ownSpeedUse: 'Festlegen',
    ownSpeedOdd: 'Geben Sie eine Zahl von 0,01 bis 10.000 ein.',
    noLimit: 'Unbegrenzt',
    perSecond: (size) => `${size}/s`,
    hours: 'Nur zu bestimmten Zeiten herunterladen',
    hoursHint:
      'Zu anderen Zeiten warten Downloads. Sie werden automatisch fortgesetzt, sobald die Zeit beginnt und der Computer eingeschaltet ist.',
    hoursFrom: 'Von',
    hoursTo: 'Bis',
    hoursWholeDay: 'Beide Zeiten sind gleich: Downloads laufen den ganzen Tag.',
    parallelDownloads: 'Gleichzeitige Downloads',
    connections: 'Höchstzahl der Verbindungen pro Server',
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
    lessThanASecond: 'weniger als eine Sekunde',
    lessThanAMinute: 'weniger als eine Minute',
    about: (amount) => `etwa ${amount}`,
  },
};
