import type { en } from './en.ts';
import { aboutWords } from './fr-about.ts';
import { policyWords } from './fr-admin-policy.ts';
import { catalogueWords } from './fr-catalogue.ts';
import { chatWords } from './fr-chat.ts';
import { computerWords } from './fr-computer.ts';
import { linkWords } from './fr-deep-links.ts';
import { designWords } from './fr-design.ts';
import { diagnosisWords } from './fr-diagnostics.ts';
import { errorSentences } from './fr-errors.ts';
import { storageWords } from './fr-folder.ts';
import { helpWords } from './fr-help.ts';
import { hubWords } from './fr-huggingface.ts';
import { libraryWords } from './fr-library.ts';
import { modelPageWords } from './fr-model-page.ts';
import { serverWords } from './fr-server.ts';
import { updateWords } from './fr-updates.ts';
import { useItWords } from './fr-use-it.ts';
import { viewWords } from './fr-views.ts';
import { wizardWords } from './fr-wizard.ts';
import type { InWords } from './in-words.ts';

/** Every visible word of the window in French. Numbers, sizes and dates arrive formatted. */
export const fr: InWords<typeof en> = {
  locale: 'fr',
  unitSpace: '\u00a0',
  appName: 'Noggin',
  errors: errorSentences,
  changedHere:
    'Ce fichier a été modifié, ou un autre a pris sa place, depuis qu’il a été examiné. Rien n’en a été utilisé. Choisissez-le encore une fois.',
  ledgerFull: (folder) =>
    `Noggin ne peut pas enregistrer ses données\u00a0: le disque de ${folder} est plein. Libérez-y de l’espace.`,
  library: libraryWords,
  about: aboutWords,
  ...storageWords,
  pauseReasons: {
    user: 'Votre progression est enregistrée.',
    quit: 'Mis en pause à la fermeture de Noggin. Votre progression est enregistrée.',
    interrupted: 'Noggin s’est fermé subitement. Votre progression est en sécurité.',
    hours: 'En dehors de vos heures de téléchargement. Le téléchargement reprend dès qu’elles commencent.',
    'disk-full': 'Pas assez d’espace disque. Le téléchargement reprend dès qu’il y en a.',
    'folder-unavailable':
      'Le dossier des modèles est inaccessible. Branchez son disque, et le téléchargement reprend.',
    offline: 'Vous êtes hors ligne. Le téléchargement reprend dès que vous êtes de nouveau en ligne.',
    portal:
      'Ce réseau vous demande de vous connecter. Ouvrez une page dans votre navigateur\u00a0; ensuite, le téléchargement reprend.',
    'needs-access': 'L’éditeur de ce modèle vous demande de vous connecter avant de le télécharger.',
  },
  standings: {
    comfortable: 'Fonctionne bien',
    slow: 'Lent ici',
    tight: 'Tient tout juste',
    'too-big': 'Trop grand pour cet ordinateur',
  },
  phases: {
    queued: 'En attente',
    scheduled: 'Programmé',
    downloading: 'Téléchargement',
    retrying: 'Nouvel essai bientôt',
    paused: 'En pause',
    checking: 'Vérification',
    installing: 'Finalisation',
    failed: 'Échec',
    ready: 'Prêt',
  },
  catalogue: catalogueWords,
  chat: chatWords,
  hub: hubWords,
  wizard: wizardWords,
  links: linkWords,
  controls: designWords,
  updates: updateWords,
  server: serverWords,
  help: helpWords,
  modelPage: modelPageWords,
  useIt: useItWords,
  views: viewWords,
  diagnosis: diagnosisWords,
  policy: policyWords,

  plain: {
    loading: 'Un instant…',
    noBridgeTitle: 'Cette page appartient à l’application Noggin',
    noBridge: 'Ouverte dans un navigateur, elle ne peut rien faire. Lancez Noggin.',
    unreachableTitle: 'Noggin ne répond pas',
    tryAgain: 'Réessayer',
    crashedTitle: 'Cette fenêtre a planté',
    crashed: 'Vos téléchargements ne sont pas touchés. Rechargez la fenêtre pour continuer.',
    reload: 'Recharger',
  },

  heading: {
    empty: 'Vous n’avez pas encore de modèle',
    emptyLead: 'Un modèle, c’est l’IA elle-même. Noggin en télécharge un, et il reste sur cet ordinateur.',
    active: 'Votre modèle arrive',
    activeSeveral: 'Vos modèles arrivent',
    activeLead: 'Vous pouvez faire une pause à tout moment. Votre progression est enregistrée.',
    scheduled: 'Programmé pour plus tard',
    scheduledLead: 'Les téléchargements reprennent automatiquement aux heures que vous avez choisies.',
    waiting: 'Votre téléchargement est en pause',
    waitingLead: 'Il reprendra là où il s’est arrêté.',
    stopped: 'Votre téléchargement a échoué',
    stoppedLead: 'Voici ce qui s’est passé, et ce que vous pouvez faire.',
    ready: 'Votre modèle est prêt',
    trouble: 'Votre modèle demande votre attention',
    troubleAmong: 'L’un de vos modèles demande votre attention',
    troubleLead: 'Il est arrivé quelque chose à son fichier. Voici quoi, et ce que vous pouvez faire.',
    readySeveral: 'Vos modèles sont prêts',
    readyLead: 'Il est sur cet ordinateur\u00a0: privé, et il fonctionne hors ligne.',
  },

  computer: {
    label: 'Cet ordinateur',
    memory: (size) => `${size} de mémoire`,
    freeDisk: (size) => `${size} d’espace disque libre`,
    freeDiskUnknown: 'espace disque libre inconnu',
  },
  fit: computerWords,

  models: {
    section: 'Choisir un modèle',
    recommended: 'Recommandé pour cet ordinateur',
    chosen: 'Votre choix',
    reasonBest: (memory) =>
      `Le modèle le plus capable qui fonctionne bien dans vos ${memory} de mémoire, en en laissant aux autres applications.`,
    reasonDemo: 'Petit, vite téléchargé, et vérifié comme tous les modèles.',
    reasonLightest: (needed) =>
      `Aucun modèle ne fonctionne vraiment bien sur cet ordinateur. Celui-ci demande le moins\u00a0: environ ${needed} de mémoire.`,
    fitComfortable: 'Fonctionne bien sur cet ordinateur.',
    fitTight: (needed, memory) =>
      `Il fonctionnera, mais il prend environ ${needed} de vos ${memory} de mémoire\u00a0: fermez les autres programmes pendant ce temps.`,
    fitTooBig: (needed, memory) =>
      `Il lui faut environ ${needed} de mémoire, et cet ordinateur en a ${memory}. Il ne fonctionnera pas bien ici.`,
    size: 'Taille',
    sizeUnknown: 'Inconnue d’avance',
    licence: 'Licence',
    keptIn: 'Enregistré dans',
    download: 'Télécharger',
    chooseAnother: 'En choisir un autre',
    listLegend: 'Modèles au choix',
    none: 'Aucun modèle à choisir pour le moment.',
    listItem: (size, about) => `${size} · ${about}`,
  },

  downloads: {
    section: 'Téléchargements',
    all: {
      section: 'Tous les téléchargements',
      count: (count) => (count === 1 ? '1 téléchargement' : `${count} téléchargements`),
      scheduled: (count, when) => (count === 1 ? `reprend ${when}` : `reprennent ${when}`),
      pause: 'Tout mettre en pause',
      resume: 'Tout reprendre',
    },
    ready: {
      section: 'Vient d’arriver',
      isReady: (name) => `${name} est prêt.`,
      seen: (name) => `Masquer le message sur ${name}`,
    },
    progress: 'Progression du téléchargement',
    pause: 'Pause',
    moveUp: 'Monter',
    moveDown: 'Descendre',
    resume: 'Reprendre',
    cancel: 'Annuler',
    retry: 'Réessayer',
    replace: 'Remplacer le fichier',
    replaceHint: 'Si vous le remplacez, l’autre fichier est gardé à côté sous un nouveau nom.',
    received: (received, total) => `${received} sur ${total}`,
    receivedOnly: (received) => `${received} jusqu’ici`,
    checked: (hashed, total) => `${hashed} sur ${total} vérifiés`,
    valueText: (percent, amounts) => `${percent}, ${amounts}`,
    timeLeft: (duration) => `encore ${duration}`,
    silent: 'en attente du serveur',
    ownLimit: 'Limite de vitesse pour ce modèle',
    generalLimit: (rate) => `Tous vos téléchargements ensemble sont limités à ${rate}.`,
    runNow: 'Télécharger maintenant',
    when: {
      today: (time) => `aujourd’hui à ${time}`,
      tonight: (time) => `ce soir à ${time}`,
      atNight: (time) => `cette nuit à ${time}`,
      tomorrow: (time) => `demain à ${time}`,
    },
    startsAt: (when) => `Commence ${when}.`,
    continuesAt: (when) => `Reprend ${when}.`,
    queued: 'Commence quand son tour vient.',
    queuedAfterRestart: 'Reprend dans un instant.',
    checking: 'Comparaison avec la somme de contrôle de l’éditeur.',
    installing: 'Téléchargé et vérifié. Encore un instant.',
    retryIn: (seconds) => `Nouvel essai dans ${seconds}.`,
    retryNow: 'Nouvel essai en cours.',
  },

  details: {
    title: 'Détails',
    connections: 'Connexions',
    way: 'Trajet',
    wayProxy: (proxy) => `Par le proxy ${proxy}`,
    bottleneck: 'Ce qui limite la vitesse',
    bottlenecks: {
      limit: 'Votre limite de vitesse',
      disk: 'La vitesse d’écriture de votre disque',
      computer: 'Cet ordinateur tourne à plein régime',
      line: 'Votre connexion ou le serveur',
      server: 'Le serveur limite chaque connexion',
    },
    nextLook: 'Prochain essai',
    nextLookAt: (time) => `${time}. Dès que la source répond, le téléchargement reprend.`,
    waySystem: 'Le service réseau de cet ordinateur',
    source: 'Source',
    file: 'Fichier',
    id: 'Identifiant du téléchargement',
    message: 'Message',
    code: 'Code d’erreur',
    sha256: 'SHA-256',
    size: 'Taille',
    model: 'Modèle',
  },

  installed: {
    section: 'Vos modèles',
    badge: 'Installé',
    proven: (date) => `Vérifié le ${date}.`,
    adopted: (date) => `Il était déjà sur cet ordinateur. Vérifié le ${date}.`,
    path: 'Emplacement',
    show: 'Afficher dans le dossier',
  },

  notices: {
    section: 'Nouvelles',
    catalogueError:
      'La liste de modèles configurée n’a pas pu être utilisée\u00a0: Noggin affiche la sienne.',
    goesOn: (percent) => `Votre téléchargement a été interrompu\u00a0; il reprend à ${percent}.`,
    goesOnUnknown: 'Votre téléchargement a été interrompu\u00a0; il reprend.',
    asks: (percent) => `Votre téléchargement a été interrompu à ${percent}. Reprenez-le quand vous voulez.`,
    asksUnknown: 'Votre téléchargement a été interrompu. Reprenez-le quand vous voulez.',
    allGoOn: 'Vos téléchargements ont été interrompus\u00a0; ils reprennent.',
    allAsk: 'Vos téléchargements ont été interrompus. Reprenez-les quand vous voulez.',
    ledgerRebuilt:
      'Les données de Noggin étaient endommagées. De nouvelles ont été créées d’après le contenu du disque, et les anciennes ont été mises de côté\u00a0:',
    dismiss: 'Masquer',
  },

  settings: {
    section: 'Réglages',
    resumeAutomatically: 'Reprendre automatiquement après une interruption',
    resumeAutomaticallyHint: 'Sinon, un téléchargement interrompu attend que vous le repreniez.',
    more: 'Plus de réglages',
    keepAwake: 'Empêcher la mise en veille pendant un téléchargement',
    notifications: 'M’avertir quand un modèle est prêt ou demande mon attention',
    openAtLogin: 'Démarrer en arrière-plan à l’ouverture de session',
    trayIcon: (onMac) =>
      onMac ? 'Afficher Noggin dans la barre des menus' : 'Afficher Noggin dans la zone de notification',
    trayIconHint: 'Sinon, son icône apparaît quand Noggin continue avec sa fenêtre fermée.',
    appearance: 'Apparence',
    appearances: {
      system: 'Comme le système',
      light: 'Clair',
      dark: 'Sombre',
      contrast: 'Contraste élevé',
    },
    language: 'Langue',
    languageOfSystem: 'Comme le système',
    speedLimit: 'Limite de vitesse',
    ownSpeed: 'Autre vitesse…',
    ownSpeedField: 'Mégaoctets par seconde',
    ownSpeedUse: 'Définir',
    ownSpeedOdd: 'Saisissez un nombre de 0,01 à 10\u00a0000.',
    noLimit: 'Sans limite',
    perSecond: (size) => `${size}/s`,
    hours: 'Télécharger seulement à certaines heures',
    hoursHint:
      'Le reste du temps, les téléchargements attendent. Ils reprennent automatiquement dès que ces heures commencent, si l’ordinateur est allumé.',
    hoursFrom: 'De',
    hoursTo: 'À',
    hoursWholeDay: 'Les deux heures sont identiques\u00a0: les téléchargements ont lieu toute la journée.',
    parallelDownloads: 'Téléchargements simultanés',
    connections: 'Connexions par serveur, au plus',
    version: (version) => `Noggin ${version}`,
    withoutSandbox: (switches) =>
      `Noggin a été lancé avec ${switches}. Si quelque chose tournait mal dans sa fenêtre, le système ne le retiendrait pas. Lancez-le sans cela.`,
  },

  toasts: {
    section: 'Messages',
    slow: 'Noggin met plus de temps que d’habitude à répondre. Votre clic n’est pas perdu.',
    dismiss: 'Fermer le message',
  },

  announcements: {
    phase: (name, phase) => `${name}\u00a0: ${phase}`,
    cancelled: (name) => `${name}\u00a0: annulé`,
    installed: (name) => `${name} est installé et prêt`,
  },

  duration: {
    lessThanASecond: 'moins d’une seconde',
    lessThanAMinute: 'moins d’une minute',
    about: (amount) => `environ ${amount}`,
  },
};
