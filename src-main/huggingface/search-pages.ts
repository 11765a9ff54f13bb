import type { HubSearchView } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import type { HubClient } from './client.ts';
import type { Hub } from './hub-port.ts';
import { forgetOldest } from './recent.ts';
import { searchAddress } from './search.ts';

/** Searches the hub page by page, and remembers where each search goes on. */
export function createSearchPages(
  client: Pick<HubClient, 'search'>,
  origin: string,
): Pick<Hub, 'search' | 'searchMore'> {
  /** Address of the next page, by search. */
  const nextPages = new Map<string, string>();

  const pageAt = async (id: string, address: string): Promise<HubSearchView> => {
    const { models, next } = await client.search(address);
    nextPages.delete(id);
    if (next !== null) nextPages.set(id, next);
    forgetOldest(nextPages);
    return { id, host: new URL(origin).host, models, hasMore: next !== null };
  };

  return {
    search: (words, order) => pageAt(randomUUID(), searchAddress(origin, words.trim(), order)),
    searchMore: async (searchId) => {
      const address = nextPages.get(searchId);
      if (address === undefined) throw new NogginError('unknown-id', 'This search has no further page');
      return pageAt(searchId, address);
    },
  };
}
