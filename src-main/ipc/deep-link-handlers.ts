import type { linkRequests } from '../../src-preload/contract/deep-links.ts';
import type { Links } from '../deep-links/links.ts';
import type { Handlers } from './gateway.ts';

/** Binds the requests about links from outside. */
export function linkHandlers(links: Pick<Links, 'seen'>): Pick<Handlers, keyof typeof linkRequests> {
  return {
    'link:seen': ({ id }) => {
      links.seen(id);
      return null;
    },
  };
}
