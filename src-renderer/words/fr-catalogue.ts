import type { CatalogueView, Doubt, LicenceSummary } from '../../src-preload/contract/catalogue.ts';
import type { Standing } from '../../src-preload/contract/computer.ts';
import type { catalogueWords as english } from './en-catalogue.ts';
import { modelSentences } from './fr-models.ts';
import type { InWords } from './in-words.ts';

const origins: Readonly<Record<CatalogueView['origin'], string>> = {
  'built-in': 'Fournie avec Noggin.',
  configured: 'Définie sur cet ordinateur.',
  newer: 'Mise à jour en ligne, signature vérifiée.',
};

const licences: Readonly<Record<LicenceSummary, string>> = {
  'free for any use': 'Libre pour tout usage',
  "free, with the maker's rules": 'Libre, sous conditions',
  'its own terms': 'Conditions particulières\u00a0: à lire d’abord',
};

const doubts: Readonly<Record<Doubt, string>> = {
  licence: 'sa licence n’est pas claire',
  gating: 'son éditeur peut demander un compte',
  address: 'son éditeur peut changer le fichier',
  'one-source': 'une seule source le confirme',
};

const groups: Readonly<Record<Standing, string>> = {
  comfortable: 'Fonctionnent bien ici',
  slow: 'Répondent lentement ici',
  tight: 'Tiennent tout juste, autres programmes fermés',
  'too-big': 'Trop grands pour cet ordinateur',
};

/** Words about the list of models and what it knows, in French. */
export const catalogueWords: InWords<typeof english> = {
  origins,
  licences,
  licenceUncertain: 'Licence incertaine',
  doubts,
  groups,
  aboutOf: (id, about) => modelSentences[id]?.[0] ?? about,
  placeOf: (id, reason) => modelSentences[id]?.[1] ?? reason,
  parametersOf: (parameters) =>
    parameters
      .replace(/(\d)\.(\d)/g, '$1,$2')
      .replace('active', 'actifs')
      .replace('total', 'au total')
      .replace('tiny', 'minuscule')
      .replace('Not stated', 'Non indiqué'),
  groupSize: (count) => (count === 1 ? '1 modèle' : `${count} modèles`),
  tasks: {
    writing: { name: 'Écriture', synonyms: 'écrire texte rédaction lettres histoires' },
    coding: { name: 'Programmation', synonyms: 'code coder développement logiciel' },
    math: { name: 'Calcul', synonyms: 'mathématiques maths arithmétique' },
    reasoning: { name: 'Raisonnement', synonyms: 'réflexion logique énigmes' },
    languages: { name: 'Langues', synonyms: 'traduction traduire multilingue' },
    german: { name: 'Allemand', synonyms: 'german deutsch' },
    small: { name: 'Petit', synonyms: 'minuscule léger' },
    fast: { name: 'Rapide', synonyms: 'vite vitesse' },
  },
  tasksLegend: 'Bon pour',
  find: 'Rechercher un modèle',
  found: (count) => (count === 1 ? '1 modèle trouvé' : `${count} modèles trouvés`),
  nothingFound: 'Aucun modèle ne contient ces mots. Essayez-en moins, ou d’autres.',
  showMore: (count, standing) => {
    if (standing !== 'too-big') return `Afficher ${count} de plus`;
    return count === 1
      ? 'Afficher 1 modèle trop grand pour cet ordinateur'
      : `Afficher ${count} modèles trop grands pour cet ordinateur`;
  },
  notRecommended: (reasons) => `Noggin ne le recommande pas\u00a0: ${reasons}.`,
  and: ' et ',
  title: 'La liste des modèles',
  inUse: 'Utilisée',
  number: (serial, date) => `Numéro ${serial}, du ${date}`,
  numberUndated: (serial) => (serial === 0 ? 'Sans numéro' : `Numéro ${serial}`),
  from: 'Provenance',
  models: 'Modèles',
  refused: 'Une liste plus récente a été refusée',
  licence: 'Licence',
  licenceText: 'Son texte',
  maker: 'Créé par',
  publisher: 'Publié par',
  parameters: 'Paramètres',
  quantization: 'Quantification',
  contextLength: 'Longueur du contexte',
  tokens: (count) => `${count} jetons`,
  unknown: 'Inconnu',
  place: 'Pourquoi ce rang',
};
