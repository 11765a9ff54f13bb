import { diagnosisWords } from './de-diagnostics.ts';
import type { Words } from './en.ts';

/** Everything main itself says to a person in German. */
export const de: Words = {
  open: 'Noggin öffnen',
  pauseAll: 'Alle Downloads pausieren',
  resumeAll: 'Alle Downloads fortsetzen',
  quit: 'Beenden',
  idle: 'Noggin',
  progress: (percent, downloads) =>
    downloads === 1
      ? `Noggin: ${percent}\u00a0% geladen`
      : `Noggin: ${downloads} Downloads, ${percent}\u00a0% geladen`,
  scheduled: (downloads) =>
    downloads === 1 ? 'Noggin: 1 Download geplant' : `Noggin: ${downloads} Downloads geplant`,
  serving: 'Andere Programme können Ihre Modelle verwenden',
  lastAsked: (agent) =>
    agent === '' ? 'Zuletzt verwendet von einem Programm ohne Namen' : `Zuletzt verwendet von ${agent}`,
  readyTitle: (name) => `${name} ist bereit`,
  readyText: 'Es ist geprüft und installiert.',
  needsYouTitle: (name) => `${name} braucht Sie`,
  needsYou: {
    failed: 'Der Download konnte nicht weitergehen. Öffnen Sie Noggin, um zu sehen, was zu tun ist.',
    'disk-full': 'Nicht genug Speicherplatz. Der Download wird fortgesetzt, sobald wieder Platz ist.',
    'folder-unavailable': 'Der Ordner für Modelle ist nicht erreichbar. Ist sein Laufwerk angeschlossen?',
    portal: 'In diesem Netz müssen Sie sich anmelden. Öffnen Sie eine Seite in Ihrem Browser.',
    'needs-access': 'Die Quelle möchte zuerst wissen, wer Sie sind.',
  },
  goesOnTitle: 'Noggin arbeitet im Hintergrund weiter',
  scheduledText:
    'Downloads werden zu den gewählten Zeiten fortgesetzt, auch wenn das Fenster geschlossen ist.',
  servesOnText:
    'Andere Programme können Ihre Modelle weiter verwenden. Starten Sie Noggin erneut, um das Fenster zu sehen.',
  goesOnText:
    'Der Download geht nicht verloren, wenn Sie das Fenster schließen. Starten Sie Noggin noch einmal, um ihn zu sehen.',
  cannotStart: {
    title: 'Noggin kann nicht starten',
    'ledger-unavailable': 'Noggin kann seine Aufzeichnungen nicht speichern. Ist der Datenträger voll?',
    ledgerLocked:
      'Ein anderes Programm sperrt die Datei, in der Noggin aufschreibt, was es tut. Schließen Sie das Programm, vielleicht eine Datensicherung, und starten Sie Noggin noch einmal.',
    'ledger-from-future': 'Hier wurde eine neuere Version von Noggin verwendet. Bitte starten Sie diese.',
    'profile-unwritable':
      'In Noggins eigenen Ordner kann nicht geschrieben werden. Er muss Ihnen gehören: Vielleicht hat ihn ein Start als Administrator übernommen.',
    other: 'In Noggin ist etwas schiefgegangen.',
  },
  pickers: {
    file: 'Eine Modelldatei wählen',
    models: 'Modelle (GGUF)',
    allFiles: 'Alle Dateien',
    folder: 'Wählen Sie, wo Modelle liegen sollen',
    text: 'Text oder PDF auswählen',
    texts: 'Texte und PDFs',
  },
  conversation: { you: 'Sie', model: 'Das Modell', thinking: 'Gedacht' },
  diagnosis: diagnosisWords,
  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    help: 'Hilfe',
    chat: 'Gespräch',
    home: 'Start',
    models: 'Modelle',
    downloads: 'Downloads',
    settings: 'Einstellungen',
    settingsEntry: 'Einstellungen …',
    add: 'Über Adresse oder Namen hinzufügen …',
    import: 'Datei importieren …',
    helpEntry: 'Noggin-Hilfe',
    welcome: 'Begrüßung noch einmal zeigen',
    about: 'Über Noggin',
    services: 'Dienste',
    hide: 'Noggin ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: 'Noggin beenden',
    close: 'Fenster schließen',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    togglefullscreen: 'Vollbild',
    reload: 'Neu laden',
    toggleDevTools: 'Entwicklerwerkzeuge',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
  },
};
