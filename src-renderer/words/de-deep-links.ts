import type { linkWords as english } from './en-deep-links.ts';
import type { InWords } from './in-words.ts';

/** Words about links that were opened outside Noggin, in German. */
export const linkWords: InWords<typeof english> = {
  given:
    'Der Link ist eingetragen. Bevor Sie auf „Suchen“ drücken, wird nichts gefragt und nichts heruntergeladen.',
  refused: {
    unreadable: 'Noggin wurde über einen Link geöffnet, den es nicht versteht. Es wurde nichts getan.',
    'unknown-model':
      'Noggin wurde über einen Link zu einem Modell geöffnet, das nicht in seiner Liste steht. Es wurde nichts getan.',
  },
};
