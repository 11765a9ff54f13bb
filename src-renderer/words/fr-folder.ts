import { apps } from './app-names.ts';
import type { storageWords as english } from './en-folder.ts';
import type { InWords } from './in-words.ts';

const ways = { copy: 'Faire une copie', link: 'L’utiliser sur place', move: 'Le déplacer' } as const;

/** The words for models that come from this computer, and for the folder they are kept in, in French. */
export const storageWords: InWords<typeof english> = {
  import: {
    section: 'Modèles sur cet ordinateur',
    pick: 'Importer un fichier',
    look: 'Chercher des modèles déjà présents sur cet ordinateur',
    dropHere: 'Déposez un fichier de modèle pour l’importer',
    title: 'Importer ce fichier\u00a0?',
    refusedTitle: 'Ce fichier ne peut pas être importé',
    close: 'Fermer',
    cancel: 'Annuler',
    start: 'Importer',
    legend: 'Comment l’ajouter',
    file: (name, size) => `${name} · ${size}`,
    files: (name, size, files) => `${name} · ${size} en ${files} fichiers`,
    missing: (file, others) =>
      others === 0 ? `Manque\u00a0: ${file}` : `Manquent\u00a0: ${file} et ${others} autres`,
    checked: 'Le fichier entier est vérifié avant d’être ajouté.',
    way: (way) => ways[way],
    copyHint: (size) => `L’original reste tel quel. Prend ${size} d’espace en plus.`,
    linkHint:
      'Il est sur le même disque\u00a0: rien n’est copié et aucun espace n’est pris en plus. Vous pourrez supprimer l’original plus tard.',
    moveHint: 'L’original est supprimé, mais seulement quand le modèle est en sécurité à sa nouvelle place.',
    waiting: 'En attente',
    copying: 'Copie',
    checking: 'Vérification',
    failed: 'Échec',
    progress: 'Progression de l’importation',
    amounts: (done, total) => `${done} sur ${total}`,
    retry: 'Réessayer',
    dismiss: 'Masquer',
    nothingChanged: 'Votre fichier n’a pas été modifié.',
  },

  search: {
    looking: 'Recherche dans les dossiers des autres programmes…',
    reading: (done, total) =>
      `Lecture des fichiers qui pourraient être un modèle\u00a0: ${done} sur ${total}.`,
    progress: 'Progression de la recherche',
    stop: 'Arrêter la recherche',
    nothing: 'Aucun modèle trouvé.',
    unlisted:
      'Ceux-ci ne sont dans aucune liste de Noggin et ne sont donc pas vérifiés par leur éditeur. Utilisez-les si vous faites confiance à leur origine.',
    lookedAt: (programs) => `Dossiers parcourus\u00a0: ${programs}.`,
    noPrograms: 'Aucun dossier d’un autre programme n’a été trouvé.',
    unreadable: 'Certains dossiers ou fichiers n’ont pas pu être lus.',
    cutShort: 'Il y en avait plus que Noggin n’en parcourt.',
    twins: 'Modèles que vous avez aussi ailleurs',
    twinsTake: (size) =>
      `Modèles présents en double. Les autres copies occupent ${size}\u00a0; Noggin n’y touche pas.`,
    twinShares: (app, size) => `Dans le dossier de ${app}, partage ses ${size} avec Noggin.`,
    twinDoubled: (app, size) => `Une autre copie dans le dossier de ${app}\u00a0: ${size}.`,
    title: 'Sur cet ordinateur',
    found: 'Trouvés sur cet ordinateur',
    foundIn: (app, size) => `${size}, dans le dossier de ${app}. Rien à télécharger.`,
    useNamed: (name) => `Utiliser ${name}`,
    app: (app) => (app === 'downloads' ? 'vos téléchargements' : apps[app]),
  },

  folder: {
    label: 'Dossier des modèles',
    free: (size) => `${size} libres`,
    freeUnknown: 'Espace libre inconnu',
    choose: 'Choisir un autre dossier',
    useDefault: 'Utiliser le dossier habituel',
    fixed: 'Ce dossier a été défini par votre administrateur.',
    elsewhere: (models, size) =>
      models === 1
        ? `1 modèle (${size}) se trouve dans un autre dossier.`
        : `${models} modèles (${size}) se trouvent dans d’autres dossiers.`,
    move: 'Y déplacer mes modèles',
    moving: 'Déplacement de vos modèles',
    movePaused: 'Le déplacement est en pause',
    moveStopped: 'Le déplacement s’est arrêté',
    movingTo: (folder) => `Vers ${folder}`,
    models: (done, total) => `${done} modèles sur ${total}`,
    progress: 'Progression du déplacement',
    pause: 'Mettre le déplacement en pause',
    resume: 'Reprendre le déplacement',
    retry: 'Réessayer',
    end: 'Laisser le reste à sa place',
    close: 'Fermer',
    safe: 'Rien n’est supprimé de l’ancien emplacement avant d’être vérifié dans le nouveau.',
    leftBehind: (names) => `Non déplacés, car leur fichier a changé depuis sa vérification\u00a0: ${names}.`,
  },
};
