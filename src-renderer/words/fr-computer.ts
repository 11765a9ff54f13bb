import type { computerWords as english } from './en-computer.ts';
import type { InWords } from './in-words.ts';

/** Every visible word about this computer and what fits it, in French. */
export const computerWords: InWords<typeof english> = {
  section: 'Cet ordinateur',
  summary: (memory, card, billions) => {
    const has =
      card === null ? `${memory} de mémoire` : `${memory} de mémoire et une carte graphique de ${card}`;
    if (billions === null)
      return `${has}\u00a0: c’est peu pour un modèle d’IA. Seuls les plus petits fonctionnent ici.`;
    return billions === '1'
      ? `${has}\u00a0: fait bien fonctionner les modèles d’environ un milliard de paramètres.`
      : `${has}\u00a0: fait bien fonctionner les modèles jusqu’à environ ${billions} milliards de paramètres.`;
  },
  looking: 'Noggin examine encore la carte graphique et le disque…',
  processor: 'Processeur',
  cores: (count) => (count === 1 ? '1 cœur' : `${count} cœurs`),
  memory: 'Mémoire',
  memoryFree: (total, free) => `${total}, dont ${free} libres en ce moment`,
  memoryShared: (total) => `${total}, partagés entre processeur et graphismes`,
  graphics: 'Carte graphique',
  graphicsOwn: (name, memory) => `${name}, avec ${memory} de mémoire propre`,
  graphicsUnknown: (name) => `${name}, mémoire inconnue`,
  none: 'Aucune qui convienne à l’IA',
  unknown: 'Inconnu',
  disk: 'Disque des modèles',
  free: (size) => `${size} libres`,
  fileSystem: 'Format du disque',
  largestFile: 'Taille maximale d’un fichier',
  noLargestFile: 'Pas de limite qui compte ici',
  drive: 'Type de disque',
  removable: 'Amovible',
  fixed: 'Interne',

  reasonGraphics: (card) =>
    `Le modèle le plus capable qui fonctionne bien sur votre carte graphique de ${card}.`,
  reasonSplit: (memory) =>
    `Le modèle le plus capable qui fonctionne bien dans vos ${memory} de mémoire, avec l’aide de la carte graphique.`,
  reasonSpeed: 'Le modèle le plus capable qui répond à un bon rythme sur cet ordinateur.',
  reasonDisk: (free) =>
    `Le modèle le plus capable qui fonctionne bien ici et tient sur le disque, où ${free} sont libres.`,
  reasonFileSize: (largest) =>
    `Le modèle le plus capable qui fonctionne bien ici et que ce disque accepte\u00a0: il ne prend aucun fichier de plus de ${largest}.`,
  reasonAll: 'Le modèle le plus capable qui existe, et il fonctionne bien sur cet ordinateur.',
  reasonLeast: 'Le plus petit, car le disque n’a pas de place pour plus.',
  reasonLeastUnknown:
    'Rien d’autre n’est disponible en ce moment. On ne sait pas d’avance combien de mémoire il lui faut.',
  fitUnknown: 'Sa taille n’est pas connue d’avance\u00a0: on ne peut pas dire comment il fonctionne ici.',
  fitSplit:
    'Il fonctionnera, mais une partie seulement tient sur la carte graphique\u00a0: les réponses seront plus lentes.',
  fitSlow: 'Il tient en mémoire, mais répondra lentement sur cet ordinateur.',
  noRoom: (needed, free) => `Pas assez d’espace disque\u00a0: il faut ${needed}, et ${free} sont libres.`,
  fileTooLarge: (size, largest) =>
    `Le format de ce disque ne permet pas de fichier de plus de ${largest}, et celui-ci fait ${size}. Un autre disque peut le contenir.`,
  noneFits: 'Il n’y a pas assez d’espace disque pour un modèle. Libérez de l’espace, ou regardez la liste.',

  others: 'Autres bons choix',
  recommended: 'Recommandé',
  tiers: {
    legend: 'Choisissez selon ce qui compte pour vous',
    names: { quick: 'Rapide', balanced: 'Équilibré', capable: 'Le plus capable' },
    answers: (speed) => `Écrit ${speed}`,
    time: (duration) => `Téléchargement en ${duration}`,
    left: (memory) => `Laisse ${memory} de mémoire pour tout le reste`,
    onCard: 'Fonctionne sur la carte graphique\u00a0: votre mémoire reste libre',
  },
  quickAbout: 'Plus rapide, et laisse plus de mémoire aux autres programmes.',
  balancedAbout: 'Capable, et laisse de la mémoire aux autres programmes.',
  capableAbout: 'Les meilleures réponses que cet ordinateur puisse donner.',
  capableTight: 'Les meilleures réponses, mais il tient tout juste.',
  capableSlow: 'Les meilleures réponses, mais lentes sur cet ordinateur.',
  nameAndSize: (name, size) => `${name} · ${size}`,

  downloadTime: 'Durée du téléchargement',
  timeAssumed: (duration) => `${duration} avec une connexion courante`,
  timeMeasured: (duration, rate) => `${duration} à la vitesse mesurée à l’instant (${rate})`,
  timeMeasuredEarlier: (duration, rate) => `${duration} à la vitesse mesurée plus tôt (${rate})`,
  timeLimited: (duration) => `${duration} avec votre limite de vitesse`,
  moreThanADay: 'plus d’un jour',
  measure: 'Tester ma connexion',
  measureAgain: 'Tester à nouveau',
  stopMeasuring: 'Arrêter le test',
  measuring: 'Test pendant environ cinq secondes…',
  notMeasured: (why) => `Le test a échoué. ${why}`,

  verdict: 'Sur cet ordinateur',
  why: 'Pourquoi',
  needed: 'Mémoire nécessaire',
  neededSum: (total, weights, context, overhead) =>
    `${total}\u00a0: ${weights} pour le modèle, ${context} pour la conversation, ${overhead} pour le programme`,
  context: 'Conversation',
  contextKnown: (tokens) => `${tokens} jetons`,
  contextEstimated: (tokens) => `${tokens} jetons, estimés d’après la taille du fichier`,
  available: 'Mémoire pour les modèles ici',
  availableUpTo: (comfortable, most) => `À l’aise jusqu’à ${comfortable}, au plus ${most}`,
  place: 'Où il fonctionne',
  speed: 'Vitesse attendue',
  room: 'Espace disque',
  roomFits: 'Suffisant',
  places: {
    graphics: 'Sur la carte graphique',
    unified: 'Dans la mémoire que processeur et graphismes partagent',
    main: 'En mémoire principale, sur le processeur',
    split: 'En partie sur la carte graphique, le reste en mémoire principale',
  },
  speeds: {
    fast: 'Plus rapide qu’on ne lit',
    usable: 'À peu près aussi vite qu’on lit',
    slow: 'Plus lent qu’on ne lit',
  },
  fitReasons: {
    'size-unknown': 'La taille du fichier n’est pas connue d’avance.',
    'fits-graphics': 'Il tient sur la carte graphique.',
    'fits-memory': 'Il laisse assez de mémoire au système et aux autres programmes.',
    split: 'Il tient si carte graphique et mémoire principale se le partagent.',
    'little-left': 'Il laisse peu de mémoire aux autres programmes.',
    'beyond-memory': 'Il lui faut plus de mémoire qu’on ne peut lui en donner.',
  },
};
