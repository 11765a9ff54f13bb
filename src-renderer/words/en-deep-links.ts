import type { LinkRefusal } from '../../src-preload/contract/deep-links.ts';

const refused: Readonly<Record<LinkRefusal, string>> = {
  unreadable: 'Noggin was opened by a link that it does not understand. Nothing was done.',
  'unknown-model': 'Noggin was opened by a link to a model that is not in its list. Nothing was done.',
};

/** Words about links that were opened outside Noggin. */
export const linkWords = {
  given: 'The link is filled in. Nothing is asked or downloaded before you press Find.',
  refused,
};
