import type { viewWords as english } from './en-views.ts';
import type { InWords } from './in-words.ts';

/** Words of the navigation and of each view, in French. Numbers, sizes and dates arrive formatted. */
export const viewWords: InWords<typeof english> = {
  navigation: 'Vues',
  names: {
    chat: 'Discussion',
    home: 'Accueil',
    models: 'Modèles',
    downloads: 'Téléchargements',
    settings: 'Réglages',
  },
  underWay: (count) => `${count} en cours`,
  leads: {
    chat: 'Parlez à votre modèle. Tout reste sur cet ordinateur.',
    models: 'Vos modèles, et d’autres à télécharger.',
    downloads: 'Téléchargements en cours et passés.',
    settings: 'Comment Noggin se comporte sur cet ordinateur.',
  },

  home: {
    allModels: (count) => `Tous vos modèles (${count})`,
    moreModels: 'Voir tous les modèles',
    news: (name, size) =>
      `Il existe pour cet ordinateur un modèle plus capable que ceux que vous avez\u00a0: ${name} (${size}).`,
    look: 'Regarder',
    noNews: 'Pas pour moi',
  },

  models: {
    tabs: 'Vos modèles, et d’autres à télécharger',
    mine: 'Les miens',
    discover: 'Découvrir',
    noneYet: 'Aucun modèle n’est encore installé.',
    mineSum: (count, size) =>
      count === 1 ? `1 modèle, ${size} sur le disque` : `${count} modèles, ${size} sur le disque`,
    inFolder: (folder: string, size: string) => `Dans ${folder}\u00a0: ${size}`,
    sort: 'Trier par',
    orders: { newest: 'Plus récents', name: 'Nom', largest: 'Taille' },
    offerOrders: { best: 'Meilleurs pour cet ordinateur', smallest: 'Taille', name: 'Nom' },
    catalogue: 'Modèles à télécharger',
    find: 'Rechercher un modèle',
    findExample: 'Un nom, une tâche ou un lien',
    mineFound: 'Vos modèles',
    elsewhereFound: 'Ailleurs sur cet ordinateur',
    fits: 'Seulement ceux qui conviennent',
    size: 'Taille',
    sizes: {
      any: 'Toutes les tailles',
      small: 'Jusqu’à 2\u00a0Go',
      middle: 'De 2 à 6\u00a0Go',
      large: 'De 6 à 20\u00a0Go',
      huge: 'Plus de 20\u00a0Go',
    },
    maker: 'Créé par',
    anyMaker: 'Tous les créateurs',
    clear: 'Effacer les filtres',
    nothing: 'Aucun modèle ne correspond.',
    allHere: 'Tous les modèles de la liste sont installés ou en téléchargement.',
    shown: (shown, all) => `${shown} modèles sur ${all}`,
    recommended: 'Recommandé',
    about: (name) => `À propos de ${name}`,
    close: 'Fermer',
  },

  downloads: {
    none: 'Aucun téléchargement en cours.',
    choose: 'Choisir un modèle',
  },

  flow: {
    now: 'Actuelle',
    average: 'Moyenne',
    best: 'Maximale',
    ago: (duration) => `il y a ${duration}`,
    startsSoon: 'Le graphique apparaît dès que des données arrivent.',
    spoken: (span, now, average, best) =>
      `Vitesse sur ${span}\u00a0: actuelle ${now}, moyenne ${average}, maximale ${best}.`,
    pieces: 'Parties',
    piecesSpoken: (here, fetching) =>
      `Parties du fichier\u00a0: ${here} téléchargées, ${fetching === 1 ? '1 endroit' : `${fetching} endroits`} en cours.`,
    here: 'Téléchargées',
    fetching: 'En cours',
    missing: 'Manquantes',
  },

  history: {
    pending: 'Un instant…',
    count: (count) => (count === '1' ? '1 téléchargement' : `${count} téléchargements`),
    receipt: (name) => `Historique de ${name}`,
    took: (span) => `A duré ${span}, pauses comprises.`,
  },

  settings: {
    downloads: 'Téléchargements',
    window: 'Fenêtre et notifications',
    network: 'Accès et réseau',
    about: 'À propos',
    way: 'Comment Noggin accède à Internet',
    wayUnknown: 'Affiché dès qu’un téléchargement a lieu. Noggin suit les réglages de cet ordinateur.',
    wayDirect: 'Directement',
    waySystem: 'Le service réseau de cet ordinateur, avec ses certificats',
    wayHost: (host) => `Vers ${host}`,
  },
};
