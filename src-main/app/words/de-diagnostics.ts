import type { diagnosisWords as english } from './en-diagnostics.ts';

/** What main says in German around the diagnostics and a window that crashed. */
export const diagnosisWords: typeof english = {
  save: 'Diagnose speichern',
  zip: 'Zip-Dateien',
  menu: 'Diagnose speichern …',
  failedTitle: 'Die Diagnose konnte nicht gespeichert werden',
  failed: {
    'disk-full': 'Nicht genug Speicherplatz.',
    'folder-unavailable':
      'Der Ordner ist nicht erreichbar oder nicht beschreibbar. Bitte wählen Sie einen anderen.',
    other: 'In Noggin ist etwas schiefgegangen.',
  },
  readme: {
    title: 'Diagnose von Noggin',
    made: (when) => `Erstellt am ${when}.`,
    lead: 'Noggin hat dies niemandem geschickt: Es kommt nur dorthin, wohin Sie es schicken. Jede Datei ist reiner Text. Lesen Sie sie, bevor Sie sie weitergeben, und lassen Sie weg, was Sie nicht zeigen möchten.',
    filesTitle: 'Was darin ist',
    files: {
      'versions.json': 'welches Noggin das ist, und auf welchem System',
      'computer.json': 'Arbeitsspeicher, Prozessor, Grafik und Platz auf dem Datenträger',
      'settings.json':
        'was eingestellt ist, was eine Verwaltung festlegt, und ob es einen Zugangsschlüssel für Hugging Face gibt (nicht der Schlüssel selbst)',
      'downloads.json':
        'die neuesten Downloads mit dem, was ihnen geschehen ist, und die Modelle, die hier sind',
      'ledger.json': 'ob Noggins eigene Aufzeichnungen heil sind',
      'logs/': 'was Noggin zuletzt getan hat, eine Zeile je Ereignis',
    },
    leftOutTitle: 'Was nicht darin ist',
    leftOut: [
      'Zugangsschlüssel, Passwörter und was in einer Adresse hinter einem Fragezeichen steht',
      'Ihr Name, der Name dieses Computers und die Namen Ihrer Ordner',
      'Modelle und alles, was zu einem gesagt wurde',
    ],
    marks:
      'Was in spitzen Klammern steht, ersetzt etwas: <home> Ihren eigenen Ordner, <models> den Ordner für Modelle, <profile> Noggins Aufzeichnungen, <program> Noggin selbst, <folder> jeden anderen Ordner, <user> Ihren Namen, <computer> den des Computers, <address> eine Adresse und <secret> ein Geheimnis.',
  },
  crashed: {
    title: 'Das Fenster stürzt immer wieder ab',
    text: 'Ihre Downloads sind nicht betroffen: Sie gehen weiter. Sie können das Fenster noch einmal zeichnen lassen oder Noggin beenden; dann pausieren die Downloads und gehen beim nächsten Start weiter.',
    again: 'Noch einmal versuchen',
    quit: 'Noggin beenden',
  },
  silent: {
    title: 'Das Fenster reagiert nicht',
    text: 'Ihre Downloads sind nicht betroffen: Sie gehen weiter. Sie können warten oder das Fenster neu zeichnen lassen.',
    wait: 'Warten',
    anew: 'Neu zeichnen',
  },
};
