import type { diagnosisWords as english } from './en-diagnostics.ts';
import type { InWords } from './in-words.ts';

/** Every visible word about diagnostics, and about a window that crashed, in German. */
export const diagnosisWords: InWords<typeof english> = {
  title: 'Diagnose',
  lead: 'Wenn etwas nicht geht, sagt eine Datei allen, die Ihnen helfen, was geschehen ist. Noggin schickt sie niemandem: Sie können sie zuerst lesen und selbst weitergeben.',
  whatIsIn: 'Was darin steht',
  inItTitle: 'Darin steht',
  inIt: {
    versions: 'Welches Noggin das ist, und auf welchem System',
    computer: 'Arbeitsspeicher, Prozessor, Grafik und Platz auf dem Datenträger',
    settings: 'Was eingestellt ist, und ob es einen Zugangsschlüssel gibt (nicht der Schlüssel selbst)',
    downloads: 'Die neuesten Downloads mit dem, was ihnen geschehen ist, und die Modelle, die hier sind',
    notes: 'Was Noggin zuletzt getan hat, und ob seine eigenen Aufzeichnungen heil sind',
  },
  notInItTitle: 'Nicht darin steht',
  notInIt: {
    secrets: 'Zugangsschlüssel, Passwörter und was in einer Adresse geheim ist',
    names: 'Ihr Name, der Name dieses Computers und die Namen Ihrer Ordner',
    models: 'Modelle und alles, was zu einem gesagt wurde',
  },
  save: 'Diagnose speichern …',
  saved: (name, size) => `Gespeichert: ${name} (${size})`,
  show: 'Im Ordner anzeigen',
  failed: {
    'disk-full': 'Auf diesem Datenträger ist nicht genug Platz. Bitte wählen Sie einen anderen Ort.',
    'folder-unavailable':
      'Dieser Ordner ist nicht erreichbar oder nicht beschreibbar. Bitte wählen Sie einen anderen.',
    'not-now': 'Die Diagnose wird gerade schon gespeichert.',
    other: 'Die Diagnose konnte nicht gespeichert werden.',
  },
  redrawn: 'Das Fenster musste neu gezeichnet werden. Ihre Downloads wurden nicht unterbrochen.',
};
