import type { hubWords as english } from './en-huggingface.ts';
import type { InWords } from './in-words.ts';

/** Words about models from anywhere, in French. */
export const hubWords: InWords<typeof english> = {
  open: 'Chercher sur Hugging Face ou coller un lien',
  title: 'Chercher sur Hugging Face ou coller un lien',
  lead: 'Saisissez des mots à rechercher, ou collez la page d’un modèle, son nom ou un lien vers un fichier qui se termine par .gguf.',
  field: 'Mots, lien ou nom',
  example: 'Par exemple\u00a0: coding 7B, ou Qwen/Qwen3-8B-GGUF',
  find: 'Rechercher',
  search: {
    title: 'Sur Hugging Face',
    offerLink: 'Voir où cela mène',
    results: (host) => `Modèles sur ${host}`,
    found: (count) => (count === 1 ? '1 modèle affiché' : `${count} modèles affichés`),
    nothing: (host) => `${host} n’a aucun modèle avec ces mots. Essayez-en moins, ou d’autres.`,
    sort: 'Trier par',
    orders: {
      downloads: 'Les plus téléchargés',
      likes: 'Les plus aimés',
      lastModified: 'Mis à jour récemment',
    },
    downloads: (count, rounded) => (count === 1 ? '1 téléchargement' : `${rounded} téléchargements`),
    changed: (date) => `mis à jour le ${date}`,
    gated: 'conditions à accepter',
    more: 'Afficher plus',
    back: 'Retour aux résultats',
    instead: (words) => `Chercher plutôt «\u00a0${words}\u00a0»`,
    offer: (words) => `Chercher «\u00a0${words}\u00a0» sur Hugging Face`,
  },
  finding: 'Recherche…',
  close: 'Fermer',
  why: {
    comfortable:
      'Recommandée\u00a0: le meilleur équilibre entre qualité et taille parmi celles qui fonctionnent bien ici.',
    slow: 'Elle tient, mais répond lentement ici. Une version plus petite est un peu plus rapide.',
    tight: 'Aucune ne fonctionne bien ici. Celle-ci tient tout juste.',
    lightest: 'Toutes sont trop grandes pour cet ordinateur. Celle-ci est la plus petite.',
  },
  legend: 'Versions au choix',
  found: (count) => (count === 1 ? 'Une version trouvée.' : `${count} versions trouvées.`),
  from: (host) => `De ${host}`,
  quality: (bits) => {
    if (bits === null) return 'Version';
    if (bits <= 2) return 'La plus petite\u00a0: la qualité en souffre nettement';
    if (bits === 3) return 'Très petite\u00a0: un peu de qualité se perd';
    if (bits === 4) return 'Petite\u00a0: presque toute la qualité';
    if (bits <= 6) return 'Moyenne\u00a0: presque aucune perte de qualité';
    if (bits <= 8) return 'Grande\u00a0: aussi bonne que l’original';
    return 'L’original\u00a0: très grand';
  },
  companions: {
    drafter:
      'C’est un modèle d’ébauche\u00a0: il aide seulement un autre modèle à répondre plus vite. Choisissez le modèle lui-même.',
    adapter: 'C’est un adaptateur (LoRA)\u00a0: il modifie un autre modèle, et n’en est pas un à lui seul.',
    projector: 'Ce fichier permet à un autre modèle de voir des images, et n’est pas un modèle à lui seul.',
    calibration: 'Ce fichier contient des données pour réduire un modèle, et n’est pas un modèle à lui seul.',
    vocabulary: 'Ce fichier ne contient que les mots d’un modèle, sans ce qu’il a appris.',
    'foreign-order':
      'Ce fichier a été fait pour un autre type d’ordinateur (big-endian) et ne fonctionne pas ici.',
    'too-old':
      'Ce fichier est d’un ancien format qui n’est plus lu. Choisissez une version plus récente du modèle.',
  },
  companionNames: {
    drafter: 'accélère un autre modèle',
    adapter: 'adaptateur',
    projector: 'pour les images',
    calibration: 'données de réduction',
    vocabulary: 'vocabulaire seul',
    'foreign-order': 'pour d’autres ordinateurs',
    'too-old': 'ancien format',
  },
  companionsFound: (list) => `Également là, mais sans être des modèles\u00a0: ${list}.`,
  missingThere: (asked, there) => `Il n’y a pas de version ${asked} de ce modèle. Il y a\u00a0: ${there}.`,
  row: (size, label) => (label === '' ? size : `${size} · ${label}`),
  parts: (count) => `${count} fichiers`,
  sizeUnknown: 'Taille inconnue d’avance',
  checking: 'Lecture du début du fichier…',
  checked: (memory) => `D’après le fichier lui-même, il lui faut environ ${memory} de mémoire.`,
  context: (tokens) => `Il peut garder à l’esprit jusqu’à ${tokens} jetons d’une conversation.`,
  gated: 'L’éditeur demande d’accepter ses conditions avant de télécharger.',
  download: 'Télécharger',
  downloadUnproven: 'Télécharger quand même',
  unproven:
    'Aucune somme de contrôle n’est publiée\u00a0: Noggin ne peut pas vérifier ce fichier. Téléchargez-le seulement si vous faites confiance à son origine.',
  notVerified: (date) =>
    `Non vérifié\u00a0: aucune somme de contrôle n’est publiée. Téléchargé entièrement le ${date}.`,
  notVerifiedBadge: 'Non vérifié',
  waitSeconds: (duration) => `Réessayez dans ${duration}.`,
  access: 'Comment obtenir l’accès',
  accessSteps: (page) => [
    `Ouvrez ${page} et connectez-vous.`,
    'Si des conditions vous sont proposées, acceptez-les.',
    'Dans vos réglages là-bas, sous «\u00a0Access Tokens\u00a0», créez un jeton d’accès en lecture et collez-le ici.',
  ],
  openPage: 'Ouvrir la page',
  tokenField: 'Jeton d’accès',
  tokenHint: 'Il n’est montré qu’au site, et vous pouvez le retirer dans les réglages.',
  enterToken: 'Saisir un jeton',
  useToken: 'Utiliser ce jeton',
  tokenOdd:
    'Cela ne ressemble pas à un jeton\u00a0: il n’a pas d’espaces, et au moins 8 lettres ou chiffres.',
  tokenRefused:
    'Le jeton saisi ne donne pas encore l’accès. Les conditions ont-elles été acceptées avec le même compte\u00a0?',
  tokenInvalid:
    'Le site n’accepte plus votre jeton. Noggin continue sans lui\u00a0; créez-en un nouveau là-bas si un modèle en a besoin.',
  keptSafely: 'Enregistré sur cet ordinateur, chiffré pour votre compte.',
  keptInMemory:
    'Cet ordinateur n’a pas d’endroit sûr pour lui\u00a0: il est oublié quand vous fermez Noggin.',
  tokenSetting: 'Jeton d’accès pour Hugging Face',
  tokenNone: 'Aucun. Noggin le demande quand un modèle en a besoin.',
  removeToken: 'Retirer le jeton',
};
