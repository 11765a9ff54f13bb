import type { useItWords as english } from './en-use-it.ts';
import type { InWords } from './in-words.ts';

/** Words of "Use it", in French. */
export const useItWords: InWords<typeof english> = {
  open: 'L’utiliser',
  title: (name) => `Utiliser ${name}`,
  close: 'Fermer',
  ask: 'L’interroger dans Noggin',
  askHint: 'Ce que vous écrivez et ce qu’il répond restent sur cet ordinateur.',
  others: 'Dans une autre application',
  programs: {
    skytwin: 'SkyTwin',
    'open-webui': 'Open WebUI',
    continue: 'Continue',
    jan: 'Jan',
    'lm-studio': 'LM Studio',
    'llama.cpp': 'llama.cpp',
    ollama: 'Ollama',
  },
  found: 'Installée',
  copyCommand: 'Copier la commande',
  copyText: 'Copier le texte',
  copyPath: 'Copier le chemin',
  copied: 'Copié',
  pathInstead:
    'Le nom du fichier contient des caractères qu’un terminal peut mal lire\u00a0: voici son chemin pour le choisir\u00a0:',
  oneFileOnly:
    'Ce modèle est composé de plusieurs fichiers, que cette application n’importe pas. Ils se trouvent ici\u00a0:',
  skyTwin:
    'SkyTwin fait tourner le modèle avec llama.cpp, qui doit être installé. Saisissez ceci dans un terminal, puis lancez SkyTwin à partir de là\u00a0:',
  skyTwinWindows:
    'SkyTwin fait tourner le modèle avec llama.cpp, qui doit être installé. Saisissez ceci dans un terminal, puis redémarrez SkyTwin\u00a0:',
  skyTwinOneName:
    'SkyTwin n’accepte qu’un fichier de modèle à lui. Celui-ci est un lien, ou une autre application le partage. Copiez le fichier, et donnez la copie à SkyTwin.',
  openWebui:
    'Open WebUI interroge un serveur. llama.cpp en a un\u00a0: saisissez ceci dans un terminal, puis ajoutez la connexion http://127.0.0.1:8080/v1 dans les réglages d’Open WebUI, comme OpenAI API.',
  continue:
    'Continue interroge un serveur. llama.cpp en a un\u00a0: saisissez ceci dans un terminal, puis ajoutez dans Continue un modèle avec le fournisseur «\u00a0llama.cpp\u00a0» et l’adresse http://127.0.0.1:8080.',
  jan: 'Dans les réglages de Jan, sous le fournisseur Llama.cpp, choisissez «\u00a0Import\u00a0» et sélectionnez ce fichier. Jan l’utilise là où il est.',
  lmStudio:
    'Saisissez ceci dans un terminal. LM Studio l’affiche ensuite sous «\u00a0My Models\u00a0», et tous deux partagent un seul fichier, sans copie.',
  lmStudioCopy:
    'Saisissez ceci dans un terminal. LM Studio garde ses modèles sur un autre disque\u00a0: il en reçoit donc sa propre copie sous «\u00a0My Models\u00a0».',
  llama: 'Saisissez ceci dans un terminal, et vous pouvez lui parler tout de suite\u00a0:',
  ollama: 'Saisissez ceci dans un terminal. Ollama fait sa propre copie, aussi grande que le modèle.',
  ollamaWindows:
    'Enregistrez ce texte dans un fichier nommé Modelfile, puis saisissez la commande dans un terminal, dans le même dossier. Ollama fait sa propre copie, aussi grande que le modèle.',
};
