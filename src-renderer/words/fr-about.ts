import type { aboutWords as english } from './en-about.ts';
import type { InWords } from './in-words.ts';

/** Every visible word about Noggin itself, in French. */
export const aboutWords: InWords<typeof english> = {
  open: 'À propos de Noggin',
  title: 'À propos de Noggin',
  close: 'Fermer',
  version: (version) => `Version ${version}`,
  lead: 'Noggin installe un modèle d’IA sur votre propre ordinateur, en toute sécurité. Il ne dit à personne ce que vous faites\u00a0: pas de compte, rien n’est compté.',
  licence:
    'Noggin est un logiciel libre sous licence Apache 2.0\u00a0: vous pouvez l’utiliser, le partager et le modifier.',
  readLicence: 'Lire la licence',
  othersTitle: 'De quoi Noggin est fait',
  others:
    'Noggin repose sur le travail de beaucoup d’autres. Voici les composants qu’il contient, chacun avec sa licence.',
  runtime:
    'Il fonctionne avec Electron, qui contient Chromium et Node.js. Leurs licences se trouvent à côté du programme, dans LICENSE.electron.txt et LICENSES.chromium.html. Ses données sont enregistrées par SQLite, qui appartient au domaine public.',
  pages: { electron: 'Electron', chromium: 'Chromium', sqlite: 'SQLite' },
  loading: 'Un instant…',
  unreadable: 'La liste n’a pas pu être lue.',
  openPackage: (name) => `Ouvrir la page de ${name}`,
};
