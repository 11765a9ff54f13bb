import type { wizardWords as english } from './en-wizard.ts';
import type { InWords } from './in-words.ts';

/** Every visible word of the first run, in French. */
export const wizardWords: InWords<typeof english> = {
  progress: 'Étapes',
  stepOf: (step, steps, name) => `Étape ${step} sur ${steps}\u00a0: ${name}`,
  steps: { hello: 'Bienvenue', choose: 'Votre modèle', get: 'Téléchargement', ready: 'Prêt' },
  skip: 'Passer la présentation',
  again: 'Revoir l’accueil',

  hello: {
    title: 'Votre propre IA, sur\u00a0votre propre\u00a0ordinateur',
    lead: 'Noggin trouve le modèle d’IA qui convient à cet ordinateur et l’installe pour vous.',
    promises: {
      private: { name: 'Privé', text: 'Ce que vous demandez à Noggin reste sur cet ordinateur.' },
      offline: { name: 'Hors ligne', text: 'Une fois installé, il n’a pas besoin d’Internet.' },
      free: { name: 'Gratuit', text: 'Pas de compte, pas d’abonnement, rien à payer.' },
    },
    next: 'Trouver mon modèle',
    calm: 'Rien n’est encore téléchargé.',
  },

  choose: {
    title: 'Le meilleur modèle pour votre ordinateur',
    titleOther: 'Choisir un modèle',
    titleNothing: 'Il n’y a pas encore assez d’espace pour un modèle',
    titleNoList: 'Il n’y a aucun modèle à choisir pour le moment',
    seeAll: 'Tout afficher',
    showLess: 'Afficher moins',
    kept: (folder, free) => `Enregistré dans ${folder} (${free} libres).`,
    keptUnknown: (folder) => `Enregistré dans ${folder}.`,
    change: 'Changer de dossier',
    noRoom: (needed, free) =>
      `Le plus petit demande ${needed}, et ${free} sont libres. Libérez de l’espace et vérifiez à nouveau, ou utilisez un autre disque.`,
    noRoomUnknown:
      'Aucun modèle ne tient sur ce disque. Libérez de l’espace et vérifiez à nouveau, ou utilisez un autre disque.',
    noList:
      'Cela ne doit pas vous arrêter\u00a0: utilisez un fichier de modèle que vous avez, ou cherchez ceux d’autres programmes.',
    look: 'Vérifier à nouveau',
    ways: 'Autres façons d’obtenir un modèle',
    have: 'J’ai déjà un fichier de modèle',
    search: 'Chercher sur cet ordinateur',
  },

  get: {
    titles: {
      queued: (name) => `${name} est en attente`,
      scheduled: (name) => `${name} est programmé`,
      downloading: (name) => `${name} se télécharge`,
      retrying: (name) => `Nouvel essai pour ${name} dans un instant`,
      paused: (name) => `${name} est en pause`,
      checking: (name) => `${name} est en cours de vérification`,
      installing: (name) => `${name} est presque prêt`,
      failed: (name) => `Échec pour ${name}`,
      ready: (name) => `${name} est installé`,
    },
    headlines: {
      queued: 'En attente',
      scheduled: 'Aux heures choisies',
      downloading: 'Cela vient de commencer…',
      retrying: 'Une courte pause',
      paused: 'En pause',
      checking: 'Presque fini',
      installing: 'Presque fini',
      failed: 'Demande votre attention',
      ready: 'Terminé',
    },
    from: (host) => `De ${host}. Votre progression est enregistrée, quoi qu’il arrive.`,
    close: 'Vous pouvez fermer cette fenêtre. Le téléchargement continue et vous serez averti.',
    another: 'Choisir un autre modèle',
    others: 'Également dans la liste',
    follows: (name, small) => `${name} continue une fois ${small} installé.`,
    isHere: (name) => `${name} est déjà installé\u00a0: utilisez-le pendant que l’autre se télécharge.`,
    use: 'Comment l’utiliser',
    smallTitle: 'Quelque chose à utiliser en attendant\u00a0?',
    small: (large, name, size, duration) =>
      `Il faut encore ${large}. ${name} (${size}) se télécharge en ${duration}. Le grand continue ensuite.`,
    smallFirst: (name) => `${name} d’abord`,
    long: 'plus d’un jour',
    cancelled: (name) => `Annulé. Ce qui est arrivé de ${name} est gardé encore quelques secondes.`,
    undo: 'Reprendre',
  },

  ready: {
    title: (name) => `${name} est prêt`,
    lead: 'Il est sur cet ordinateur\u00a0: privé, et il fonctionne hors ligne.',
    receipt: 'Reçu',
    proof: 'Vérifié',
    provenByPublisher: 'Octet par octet',
    provenByNobody: 'Complet, mais non vérifié',
    size: 'Taille',
    when: 'Installé',
    also: (names) => `Également installés\u00a0: ${names}.`,
    go: 'Terminé',
    use: 'Comment l’utiliser',
  },
};
