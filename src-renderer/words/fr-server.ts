import type { serverWords as english } from './en-server.ts';
import type { InWords } from './in-words.ts';

/** What the window says of the server for other programs, in French. */
export const serverWords: InWords<typeof english> = {
  title: 'Autres programmes',
  use: 'Permettre aux autres programmes de cet ordinateur d’utiliser vos modèles',
  useHint:
    'Pour les programmes qui fonctionnent avec OpenAI. Seul cet ordinateur y a accès, et aucune page web.',
  wizardUse: 'Permettre aux autres programmes de cet ordinateur de l’utiliser',
  starting: 'Démarrage…',
  on: 'Activé. Les programmes ont besoin de cette adresse et de cette clé.',
  openSettings: 'L’adresse et la clé sont dans les réglages, sous Autres programmes.',
  address: 'Adresse',
  key: 'Clé',
  model: 'Modèle',
  modelHint: 'Ce nom désigne toujours le modèle utilisé.',
  copyAddress: 'Copier l’adresse',
  copyKey: 'Copier la clé',
  showKey: 'Afficher la clé',
  hideKey: 'Masquer la clé',
  renewKey: 'Nouvelle clé',
  renewQuestion:
    'Créer une nouvelle clé\u00a0? Les programmes qui utilisent l’ancienne ne fonctionneront plus tant que vous ne leur aurez pas donné la nouvelle.',
  renewYes: 'Créer une nouvelle clé',
  renewNo: 'Garder l’ancienne',
  memoryOnly:
    'Cet ordinateur ne peut pas conserver la clé en sécurité\u00a0: il y en a donc une nouvelle à chaque démarrage de Noggin.',
  example: 'Pour le client d’OpenAI, copiez ces deux lignes\u00a0:',
  python: 'Copier pour Python',
  javascript: 'Copier pour JavaScript',
  ollama: 'Répondre aussi aux programmes faits pour Ollama',
  ollamaHint:
    'Ces programmes n’envoient pas de clé. Toute personne qui utilise cet ordinateur peut alors interroger vos modèles, et tout programme aussi.',
  ollamaPort: 'Utiliser le port habituel d’Ollama',
  ollamaPortHint: (port) =>
    `Au port ${port}, les programmes faits pour Ollama trouvent Noggin sans aucun réglage.`,
  port: 'Port',
  portRange: 'Un nombre de 1024 à 65535.',
  usePort: 'Utiliser ce port',
  takenPort: (port) => `Un autre programme utilise le port ${port}.`,
  otherPort: (port) => `Utiliser le port ${port}`,
  failed: 'Le serveur pour les autres programmes s’est arrêté.',
  tryAgain: 'Réessayer',
  lastAsked: (agent, when) => `Dernière utilisation par ${agent}, ${when}`,
  unnamed: 'un programme sans nom',
  neverAsked: 'Aucun programme n’a encore posé de question.',
  openWebui:
    'Dans les réglages d’Open WebUI, ajoutez une connexion de type OpenAI API avec cette adresse et cette clé\u00a0:',
  continue:
    'Dans Continue, ajoutez un modèle avec le fournisseur «\u00a0OpenAI\u00a0», cette adresse, cette clé et ce nom\u00a0:',
  skyTwin:
    'Ou choisissez Ollama dans SkyTwin, avec cette adresse. C’est alors Noggin qui répond, sans rien installer d’autre\u00a0:',
  keyOfSettings: 'comme dans les réglages, sous Autres programmes',
  orNoggin:
    'Noggin peut aussi être ce serveur\u00a0: dans les réglages, permettez aux autres programmes d’utiliser vos modèles.',
  forbidden: 'Votre administrateur a fermé vos modèles aux autres programmes.',
};
