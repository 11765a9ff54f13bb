import type { diagnosisWords as english } from './en-diagnostics.ts';
import type { InWords } from './in-words.ts';

/** Every visible word about diagnostics, and about a window that crashed, in French. */
export const diagnosisWords: InWords<typeof english> = {
  title: 'Diagnostic',
  lead: 'Quand quelque chose ne fonctionne pas, ce fichier dit ce qui s’est passé à la personne qui vous aide. Noggin ne l’envoie jamais\u00a0: vous pouvez le lire d’abord et le transmettre vous-même.',
  whatIsIn: 'Ce qu’il contient',
  inItTitle: 'Il contient',
  inIt: {
    versions: 'La version de Noggin et du système',
    computer: 'La mémoire, le processeur, la carte graphique et l’espace disque',
    settings: 'Les réglages, et s’il y a un jeton d’accès (pas le jeton)',
    downloads: 'Les derniers téléchargements et leur histoire, et les modèles que vous avez',
    notes: 'Ce que Noggin a fait récemment, et si ses données sont intactes',
  },
  notInItTitle: 'Il ne contient pas',
  notInIt: {
    secrets: 'Les jetons, les mots de passe et ce qu’une adresse a de secret',
    names: 'Votre nom, celui de cet ordinateur et ceux de vos dossiers',
    models: 'Les modèles, et rien de ce qui leur a été dit',
  },
  save: 'Enregistrer le diagnostic…',
  saved: (name, size) => `Enregistré\u00a0: ${name} (${size})`,
  show: 'Afficher dans le dossier',
  failed: {
    'disk-full': 'Pas assez d’espace sur ce disque. Choisissez un autre emplacement.',
    'folder-unavailable': 'Ce dossier est inaccessible ou protégé. Choisissez-en un autre.',
    'not-now': 'Le diagnostic est déjà en cours d’enregistrement.',
    other: 'Le diagnostic n’a pas pu être enregistré.',
  },
  redrawn: 'La fenêtre a dû être rechargée. Vos téléchargements n’ont pas été interrompus.',
};
