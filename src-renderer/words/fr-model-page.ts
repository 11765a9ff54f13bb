import type { modelPageWords as en } from './en-model-page.ts';
import type { InWords } from './in-words.ts';

/** Words of the page of one model, in French. */
export const modelPageWords: InWords<typeof en> = {
  open: 'À propos de ce modèle',
  goodFor: 'Idéal pour',
  remembers: 'Garde en tête',
  wordsOfTalk: (count) => `Environ ${count} mots d’une conversation`,
  from: 'Origine',
  fromWhom: (maker, publisher, host) =>
    maker === publisher ? `${maker} (${host})` : `${maker}, publié par ${publisher} (${host})`,
  readLicence: 'Lire la licence',
  conversations: 'Vos conversations avec lui',
  versions: 'Versions',
  newer: 'Version plus récente',
  watch: 'Me dire quand un modèle a une version plus récente',
  watchHint: 'Une fois par jour, Noggin interroge Hugging Face sur les modèles qui en viennent.',
  lookForNewer: 'Chercher une version plus récente',
  seeVersions: 'Voir toutes ses versions',
  same: 'Vous avez le fichier le plus récent de cette version.',
  changed: 'L’éditeur a modifié cette version.',
  changedOn: (date) => `L’éditeur a modifié cette version, en dernier le ${date}.`,
  fetchesAll: (size) => `La nouvelle représente ${size} à télécharger.`,
  fetchesRest: (count, size) =>
    `${count === 1 ? '1 de ses fichiers est' : `${count} de ses fichiers sont`} déjà là\u00a0; il reste ${size} à télécharger.`,
  oldStays: 'Celle que vous avez reste jusqu’à ce que vous la supprimiez.',
  newerIsHere: 'L’éditeur a modifié cette version, et vous avez déjà la nouvelle.',
  gone: 'L’éditeur ne propose plus votre fichier. Le vôtre continue de fonctionner\u00a0; voici ses versions actuelles.',
  noRepository: 'Ce modèle vient d’un fichier isolé\u00a0: il n’existe pas de liste de versions.',
};
