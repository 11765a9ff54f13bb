import type { diagnosisWords as english } from './en-diagnostics.ts';

/** What main says in French around the diagnostics and a window that crashed. */
export const diagnosisWords: typeof english = {
  save: 'Enregistrer le diagnostic',
  zip: 'Archives Zip',
  menu: 'Enregistrer le diagnostic…',
  failedTitle: 'Le diagnostic n’a pas pu être enregistré',
  failed: {
    'disk-full': 'Pas assez d’espace disque.',
    'folder-unavailable': 'Le dossier est inaccessible ou protégé. Choisissez-en un autre.',
    other: 'Quelque chose s’est mal passé dans Noggin.',
  },
  readme: {
    title: 'Diagnostic de Noggin',
    made: (when) => `Créé le ${when}.`,
    lead: 'Noggin n’a envoyé ceci à personne\u00a0: cela ne va que là où vous l’envoyez. Chaque fichier est du texte simple. Lisez-les avant de les transmettre, et retirez ce que vous ne voulez pas montrer.',
    filesTitle: 'Contenu',
    files: {
      'versions.json': 'la version de Noggin et du système',
      'computer.json': 'mémoire, processeur, carte graphique et espace disque',
      'settings.json':
        'les réglages, ce qu’un administrateur décide, et s’il y a un jeton pour Hugging Face (pas le jeton)',
      'downloads.json': 'les derniers téléchargements et leur histoire, et les modèles que vous avez',
      'ledger.json': 'si les données de Noggin sont intactes',
      'logs/': 'ce que Noggin a fait récemment, une ligne par événement',
    },
    leftOutTitle: 'Ce qui n’y est pas',
    leftOut: [
      'les jetons, les mots de passe et ce qui suit un point d’interrogation dans une adresse',
      'votre nom, celui de cet ordinateur et ceux de vos dossiers',
      'les modèles, et ce qui leur a été dit',
    ],
    marks:
      'Ce qui est entre chevrons remplace autre chose\u00a0: <home> votre dossier personnel, <models> le dossier des modèles, <profile> celui des données de Noggin, <program> Noggin lui-même, <folder> tout autre dossier, <user>, <computer>, <address> et <secret> ce qu’ils disent.',
  },
  crashed: {
    title: 'La fenêtre plante sans cesse',
    text: 'Vos téléchargements ne sont pas touchés. Vous pouvez recharger la fenêtre, ou quitter Noggin\u00a0; les téléchargements s’interrompent alors et reprennent au prochain démarrage.',
    again: 'Réessayer',
    quit: 'Quitter Noggin',
  },
  silent: {
    title: 'La fenêtre ne répond pas',
    text: 'Vos téléchargements ne sont pas touchés. Vous pouvez attendre, ou recharger la fenêtre.',
    wait: 'Attendre',
    anew: 'Recharger',
  },
};
