import type { libraryWords as english } from './en-library.ts';
import type { InWords } from './in-words.ts';

/** Words of what is installed, what was removed, what else lies in the folder, and of the history, in French. */
export const libraryWords: InWords<typeof english> = {
  states: {
    present: 'Installé',
    changed: 'Modifié',
    missing: 'Manquant',
    'drive-missing': 'Inaccessible',
    damaged: 'Endommagé',
  },
  current: 'Utilisé',
  changed: (date) =>
    `Le fichier a changé depuis sa vérification du ${date}. Vérifiez-le à nouveau pour en être sûr.`,
  missing: 'Le fichier n’est plus là où il était.',
  driveMissing: 'Le dossier de ce modèle est inaccessible. Il revient quand son disque est branché.',
  damaged: 'Le fichier est endommagé.',
  damagedPart: (size) =>
    `Une partie du fichier est endommagée. Pour la réparer, ${size} seront téléchargés à nouveau.`,
  noSource: 'On ne sait pas où trouver ce fichier\u00a0: il ne peut pas être téléchargé à nouveau.',
  unverified: 'Non vérifié\u00a0: aucune somme de contrôle n’est publiée pour ce fichier.',
  checking: 'Relecture de chaque octet',
  preparing: 'Recherche de ce qui est endommagé',
  read: (done, total) => `${done} sur ${total}`,
  stop: 'Arrêter',

  more: 'Plus',
  makeCurrent: 'Utiliser ce modèle',
  copyPath: 'Copier le chemin',
  copied: 'Chemin copié',
  check: 'Vérifier à nouveau',
  repair: 'Réparer',
  fetchAgain: 'Télécharger à nouveau',
  look: 'Vérifier à nouveau',
  removeNamed: (name) => `Supprimer ${name}`,
  remove: 'Supprimer',
  forget: 'Retirer de la liste',

  receipt: {
    partHash: (index, count) => `SHA-256 du fichier ${index} sur ${count}`,
    source: 'Provenance',
    asked: 'Demandé',
    broughtFrom: 'Importé de',
    proven: 'Dernière vérification',
    took: 'Durée',
    tookLong: 'plus d’un jour',
    onTheWay: 'Interruptions',
    smooth: 'Aucune',
    pauses: (count) => (count === 1 ? 'mis en pause une fois' : `mis en pause ${count} fois`),
    restarts: (count) => (count === 1 ? 'recommencé une fois' : `recommencé ${count} fois`),
    damages: (count) =>
      count === 1
        ? 'des parties endommagées téléchargées à nouveau une fois'
        : `des parties endommagées téléchargées à nouveau ${count} fois`,
    licence: 'Licence',
    answersHere: 'Répond ici',
    verified: 'Comparé avec',
    byPublisher: 'ce que son éditeur décrit',
    byNobody: 'rien\u00a0: aucun éditeur ne le décrit',
  },

  firstWords: {
    ask: 'Essayer',
    asking: 'Essai en cours…',
    answers: (speed) => `Oui, ${speed}`,
    nonsense: 'Non\u00a0: il se charge, mais ce qu’il dit n’a pas de sens',
    failed: (why) => `Non. ${why}`,
    crashed: 'Il s’est arrêté subitement quand on lui a posé une question. Essayez encore une fois.',
    notTried: 'Pas encore essayé',
    couldNotTry: (why) => `Pas encore essayé. ${why}`,
    nonsenseAdvice:
      'Ce modèle se charge ici, mais ce qu’il dit n’a pas de sens. Vérifiez son fichier\u00a0; s’il est intact, cette version de Noggin ne peut pas le faire fonctionner.',
  },

  lone: {
    badge: 'Incomplet',
    name: (name, index, count) => `${name}, partie ${index} sur ${count}`,
    others: (count) =>
      `C’est l’un des ${count} fichiers d’un modèle. Les autres manquent, il ne peut donc pas être utilisé. Téléchargez le modèle à nouveau, ou supprimez ce fichier.`,
  },

  removals: {
    section: 'Supprimés',
    removed: (name, size) => `${name} a été supprimé (${size}).`,
    forTenMinutes: 'Vous pouvez le récupérer pendant dix minutes.',
    undo: 'Récupérer',
    finish: 'Libérer l’espace maintenant',
    hide: 'Masquer ce message',
  },

  unknown: {
    section: 'Autres fichiers dans le dossier des modèles',
    title: 'Autres fichiers dans le dossier des modèles',
    lead: 'Noggin ne les a pas mis là, ou ne les connaît plus. Ils restent jusqu’à votre décision.',
    changedOn: (size, date) => `${size} · modifié le ${date}`,
    partial: 'Un téléchargement inachevé',
    beginsModel: (model) => `Un téléchargement inachevé de ${model}`,
    young: 'Il a changé au cours du dernier jour\u00a0: un autre programme l’écrit peut-être encore.',
    unread: 'C’est peut-être un modèle.',
    notAModel: 'Ce n’est pas un modèle.',
    haveItAlready: 'Vous avez déjà ce modèle\u00a0: c’est une deuxième copie.',
    unverified:
      'C’est un modèle, mais aucun éditeur ne le confirme. Utilisez-le seulement si vous faites confiance à son origine.',
    examine: 'Savoir ce que c’est',
    adopt: 'L’utiliser quand même',
    goOn: 'Continuer le téléchargement',
    remove: 'Supprimer',
  },

  history: {
    open: 'Historique',
    title: 'Historique des téléchargements',
    search: 'Rechercher',
    state: 'Afficher',
    filters: {
      all: 'Tous',
      'under-way': 'En cours',
      complete: 'Terminés',
      failed: 'Échoués',
      cancelled: 'Annulés',
    },
    export: 'Enregistrer dans un fichier',
    saved: 'Enregistré',
    close: 'Fermer',
    empty: 'Il n’y a rien à afficher.',
    started: (date) => `Commencé le ${date}`,
    steps: {
      pending: 'En attente',
      downloading: 'Téléchargement',
      paused: 'En pause',
      verifying: 'Vérification',
      installing: 'Finalisation',
      complete: 'Terminé',
      failed: 'Échec',
      cancelled: 'Annulé',
    },
    asked: 'Demandé',
    ofPart: (part, what) => `Partie ${part}\u00a0: ${what}`,
    restart: 'Recommencé',
    damage: 'Parties endommagées trouvées\u00a0; elles sont téléchargées à nouveau',
    setAside: 'Un autre fichier a été mis de côté',
    soFar: (size) => `${size} jusqu’ici`,
  },
};
