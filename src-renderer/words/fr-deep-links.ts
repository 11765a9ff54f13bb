import type { linkWords as english } from './en-deep-links.ts';
import type { InWords } from './in-words.ts';

/** Words about links that were opened outside Noggin, in French. */
export const linkWords: InWords<typeof english> = {
  given: 'Le lien est déjà saisi. Rien n’est demandé ni téléchargé avant que vous cliquiez sur Rechercher.',
  refused: {
    unreadable: 'Noggin a été ouvert par un lien qu’il ne comprend pas. Rien n’a été fait.',
    'unknown-model':
      'Noggin a été ouvert par un lien vers un modèle qui n’est pas dans sa liste. Rien n’a été fait.',
  },
};
