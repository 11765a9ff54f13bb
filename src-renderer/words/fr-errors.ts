import type { ErrorCode } from '../../src-preload/contract/errors.ts';

/** One plain sentence for every reason why something did not happen, in French. */
export const errorSentences: Readonly<Record<ErrorCode, string>> = {
  'disk-full': 'Pas assez d’espace disque.',
  'folder-unavailable': 'Impossible d’écrire dans le dossier des modèles. Son disque est-il branché\u00a0?',
  'file-too-large':
    'Le format de ce disque ne permet pas un fichier aussi grand. Choisissez un dossier sur un autre disque, ou un modèle plus petit.',
  'not-a-file':
    'À l’endroit où Noggin garde ses téléchargements se trouve quelque chose qui n’est pas un fichier. Retirez-le et réessayez, ou choisissez un autre dossier pour les modèles.',
  offline: 'Vous êtes hors ligne.',
  portal: 'Ce réseau vous demande de vous connecter. Ouvrez une page dans votre navigateur, puis revenez.',
  'needs-access': 'L’éditeur de ce modèle vous demande d’accepter ses conditions.',
  'access-refused':
    'Le serveur refuse ce modèle à Noggin. Choisissez-en un autre, ou lisez sous «\u00a0Détails\u00a0» ce qu’il en dit.',
  'not-found': 'Le modèle n’est plus là où il était. Choisissez-en un autre, ou essayez à nouveau plus tard.',
  'not-on-mirror':
    'Le miroir choisi par l’administrateur de cet ordinateur n’a pas ce fichier. Demandez-le-lui, ou choisissez un autre modèle.',
  unavailable: 'L’éditeur ne propose plus ce modèle. Choisissez-en un autre.',
  'rate-limited': 'Le serveur est très occupé et demande un peu de patience.',
  'bad-range': 'Le serveur a envoyé une autre partie du fichier que celle demandée. Rien n’en a été gardé.',
  'source-changed':
    'L’éditeur a modifié le fichier pendant le téléchargement. Essayez à nouveau, ou choisissez un autre modèle.',
  'encoded-response':
    'Le fichier a été altéré en chemin et n’a donc pas été accepté. Un autre réseau peut aider.',
  'size-mismatch':
    'Le fichier à la source n’a pas la taille attendue et n’a donc pas été installé. Choisissez un autre modèle, ou essayez plus tard.',
  'checksum-mismatch':
    'Le fichier ne correspond pas à sa somme de contrôle et n’a donc pas été installé. Essayez plus tard, ou choisissez un autre modèle.',
  'target-occupied': 'Un autre fichier porte déjà ce nom, et Noggin ne l’écrase pas sans vous le demander.',
  'not-a-model':
    'Ce n’est pas un fichier de modèle que Noggin peut utiliser, ou il est endommagé. Rien n’a été changé.',
  'companion-file': 'À lui seul, ce fichier n’est pas un modèle.',
  'file-cut-off':
    'Il manque la fin de ce fichier\u00a0: il n’a pas été installé. Téléchargez-le à nouveau, ou choisissez un autre modèle.',
  'part-missing':
    'Ce modèle est composé de plusieurs fichiers, et ils ne sont pas tous là. Mettez-les dans un même dossier et réessayez.',
  'already-installed': 'Vous avez déjà ce modèle\u00a0: rien n’a été fait.',
  'install-blocked':
    'Un autre programme, peut-être un antivirus, retient le fichier. Votre progression est enregistrée\u00a0: réessayez dans un instant.',
  'system-busy': 'Cet ordinateur est surchargé. Fermez d’autres programmes, puis réessayez.',
  'redirect-refused':
    'Le serveur a renvoyé vers une adresse qui n’est pas sûre. Essayez plus tard, ou choisissez un autre modèle.',
  tls: 'La sécurité de la connexion n’a pas pu être vérifiée. La date et l’heure de cet ordinateur sont-elles justes\u00a0? Sinon, essayez un autre réseau.',
  'proxy-refused':
    'Le proxy de ce réseau ne laisse pas passer Noggin. Demandez à votre administrateur, ou essayez un autre réseau.',
  network: 'La connexion a été perdue.',
  slow: 'Le serveur est très lent en ce moment.',
  server: 'Le serveur a un problème en ce moment.',
  'catalogue-invalid': 'La liste des modèles n’a pas pu être lue.',
  'ledger-unavailable': 'Noggin ne peut pas enregistrer ses données. Le disque est-il plein\u00a0?',
  'ledger-from-future': 'Une version plus récente de Noggin a été utilisée ici. Lancez plutôt celle-là.',
  'profile-unwritable':
    'Impossible d’écrire dans le dossier de Noggin. Il doit vous appartenir\u00a0: un démarrage en tant qu’administrateur a pu le prendre.',
  'untrusted-sender': 'Noggin a refusé une demande dont il ne connaît pas l’origine.',
  'invalid-request': 'Noggin n’a pas compris cette demande.',
  'unknown-id': 'Cela n’existe plus.',
  'not-now': 'Ce n’est pas possible pour le moment.',
  'link-unreadable': 'Ce n’est ni un lien ni un nom de modèle que Noggin comprend.',
  'no-model-files':
    'Il n’y a ici aucun fichier qui fonctionne sur votre ordinateur (il se terminerait par .gguf).',
  'quantization-missing': 'Cette version du modèle n’existe pas.',
  'file-gone': 'Ce fichier n’est plus dans son dépôt. Collez l’adresse du dépôt pour voir ce qu’il contient.',
  'not-a-model-file':
    'Ce lien mène à un fichier qui n’est pas un modèle\u00a0: le fichier d’un modèle se termine par .gguf.',
  'too-many-files': 'Il y a ici plus de fichiers que Noggin n’en parcourt. Choisissez un autre dépôt.',
  'model-too-new':
    'Ce modèle demande un Noggin plus récent. Mettez Noggin à jour, ou choisissez un autre modèle.',
  'model-damaged':
    'Le fichier du modèle ne peut pas être lu. Vérifiez le modèle\u00a0: s’il est endommagé, Noggin peut le réparer.',
  'no-chat-template': 'Ce modèle n’est pas fait pour les conversations. Choisissez-en un autre.',
  'template-failed':
    'Impossible de parler à ce modèle\u00a0: la façon dont il veut lire les conversations ne fonctionne pas. Choisissez-en un autre.',
  'memory-short':
    'Il n’y a pas assez de mémoire libre pour ce modèle en ce moment. Fermez d’autres programmes, ou choisissez un modèle plus petit.',
  'question-too-long':
    'C’est trop long pour le modèle. Raccourcissez, ou choisissez un modèle qui en retient plus.',
  'empty-answer': 'Le modèle n’a rien dit. Demandez autrement, ou choisissez un autre modèle.',
  'model-crashed': 'Le modèle s’est arrêté subitement. Ce qu’il avait dit est conservé. Réessayez.',
  'chats-unavailable':
    'Noggin ne peut ni conserver ni lire vos conversations en ce moment. Tout le reste fonctionne. Le disque est-il plein, ou protégé en écriture\u00a0?',
  'chats-from-future':
    'Une version plus récente de Noggin a conservé des conversations ici. Lancez plutôt celle-là. Tout le reste fonctionne.',
  'file-unreadable':
    'Aucun texte n’a pu être lu dans ce fichier. Vous pouvez ajouter des textes et des PDF contenant du texte, jusqu’à 20\u00a0Mo.',
  'policy-invalid': 'Les règles fixées par l’administrateur de cet ordinateur ne peuvent pas être lues.',
  'set-by-policy': 'L’administrateur de cet ordinateur a bloqué cela.',
  'port-taken': 'Un autre programme utilise ce port. Choisissez-en un autre.',
  internal:
    'Quelque chose s’est mal passé dans Noggin. Réessayez\u00a0; si cela se répète, vous pouvez enregistrer un diagnostic dans les réglages.',
};
