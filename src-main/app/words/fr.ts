import type { Words } from './en.ts';
import { diagnosisWords } from './fr-diagnostics.ts';

/** Everything main itself says to a person in French. */
export const fr: Words = {
  open: 'Ouvrir Noggin',
  pauseAll: 'Mettre tous les téléchargements en pause',
  resumeAll: 'Reprendre tous les téléchargements',
  quit: 'Quitter',
  idle: 'Noggin',
  progress: (percent, downloads) =>
    downloads === 1
      ? `Noggin\u00a0: ${percent}\u00a0% téléchargés`
      : `Noggin\u00a0: ${downloads} téléchargements, ${percent}\u00a0%`,
  scheduled: (downloads) =>
    downloads === 1
      ? 'Noggin\u00a0: 1 téléchargement programmé'
      : `Noggin\u00a0: ${downloads} téléchargements programmés`,
  serving: 'D’autres programmes peuvent utiliser vos modèles',
  lastAsked: (agent) =>
    agent === '' ? 'Dernière utilisation par un programme sans nom' : `Dernière utilisation par ${agent}`,
  readyTitle: (name) => `${name} est prêt`,
  readyText: 'Il est vérifié et installé.',
  needsYouTitle: (name) => `${name} demande votre attention`,
  needsYou: {
    failed: 'Le téléchargement a échoué. Ouvrez Noggin pour voir ce que vous pouvez faire.',
    'disk-full': 'Pas assez d’espace disque. Le téléchargement reprend dès qu’il y en a.',
    'folder-unavailable': 'Le dossier des modèles est inaccessible. Son disque est-il branché\u00a0?',
    portal: 'Ce réseau vous demande de vous connecter. Ouvrez une page dans votre navigateur.',
    'needs-access': 'L’éditeur vous demande d’abord de vous connecter.',
  },
  goesOnTitle: 'Noggin continue de fonctionner',
  goesOnText: 'Le téléchargement continue, fenêtre fermée. Lancez Noggin à nouveau pour le voir.',
  scheduledText: 'Les téléchargements reprennent aux heures choisies, même fenêtre fermée.',
  servesOnText:
    'D’autres programmes peuvent toujours utiliser vos modèles. Lancez Noggin à nouveau pour le voir.',
  cannotStart: {
    title: 'Noggin ne peut pas démarrer',
    'ledger-unavailable': 'Noggin ne peut pas enregistrer ses données. Le disque est-il plein\u00a0?',
    ledgerLocked:
      'Un autre programme a verrouillé les données de Noggin. Fermez ce programme, peut-être une sauvegarde, et relancez Noggin.',
    'ledger-from-future': 'Une version plus récente de Noggin a été utilisée ici. Lancez plutôt celle-là.',
    'profile-unwritable':
      'Impossible d’écrire dans le dossier de Noggin. Il doit vous appartenir\u00a0: un démarrage en tant qu’administrateur a pu le prendre.',
    other: 'Quelque chose s’est mal passé dans Noggin.',
  },
  pickers: {
    file: 'Choisir un fichier de modèle',
    models: 'Modèles (GGUF)',
    allFiles: 'Tous les fichiers',
    folder: 'Choisir où garder les modèles',
    text: 'Choisir un texte ou un PDF',
    texts: 'Textes et PDF',
  },
  conversation: { you: 'Vous', model: 'Le modèle', thinking: 'Réflexion' },
  diagnosis: diagnosisWords,
  menu: {
    file: 'Fichier',
    edit: 'Édition',
    view: 'Présentation',
    window: 'Fenêtre',
    help: 'Aide',
    chat: 'Discussion',
    home: 'Accueil',
    models: 'Modèles',
    downloads: 'Téléchargements',
    settings: 'Réglages',
    settingsEntry: 'Réglages…',
    add: 'Ajouter par lien ou par nom…',
    import: 'Importer un fichier…',
    helpEntry: 'Aide de Noggin',
    welcome: 'Revoir l’accueil',
    about: 'À propos de Noggin',
    services: 'Services',
    hide: 'Masquer Noggin',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    quit: 'Quitter Noggin',
    close: 'Fermer la fenêtre',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    delete: 'Supprimer',
    selectAll: 'Tout sélectionner',
    resetZoom: 'Taille réelle',
    zoomIn: 'Zoom avant',
    zoomOut: 'Zoom arrière',
    togglefullscreen: 'Plein écran',
    reload: 'Recharger',
    toggleDevTools: 'Outils de développement',
    minimize: 'Réduire',
    zoom: 'Agrandir',
    front: 'Tout ramener au premier plan',
  },
};
