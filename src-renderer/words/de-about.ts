import type { aboutWords as english } from './en-about.ts';
import type { InWords } from './in-words.ts';

/** Every visible word about Noggin itself, in German. */
export const aboutWords: InWords<typeof english> = {
  open: 'Über Noggin',
  title: 'Über Noggin',
  close: 'Schließen',
  version: (version) => `Version ${version}`,
  lead: 'Noggin bringt ein KI-Modell sicher auf Ihren eigenen Computer. Es erzählt niemandem, was Sie tun: Es gibt kein Konto, und nichts wird gezählt.',
  licence:
    'Noggin ist freie Software unter der Apache-Lizenz 2.0: Sie dürfen es nutzen, weitergeben und verändern.',
  readLicence: 'Lizenz lesen',
  othersTitle: 'Woraus Noggin gemacht ist',
  others:
    'Noggin baut auf der Arbeit vieler anderer auf. Das sind die Teile, die es mitbringt, jeder mit seiner Lizenz.',
  runtime:
    'Noggin läuft auf Electron, das Chromium und Node.js enthält. Deren Lizenzen liegen neben dem Programm, in LICENSE.electron.txt und LICENSES.chromium.html. Seine Notizen führt SQLite, das gemeinfrei ist.',
  pages: { electron: 'Electron', chromium: 'Chromium', sqlite: 'SQLite' },
  loading: 'Einen Moment …',
  unreadable: 'Die Liste ließ sich nicht lesen.',
  openPackage: (name) => `Seite von ${name} öffnen`,
};
