import type { HubOutput } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import type { Hub } from '../huggingface/hub-port.ts';
import type { ModelNews } from '../huggingface/model-news.ts';
import type { Handlers } from './gateway.ts';

/** Binds the requests about models from anywhere. */
export function createHubHandlers(
  hub: Hub,
  versions: ModelNews['versions'],
  openPage: (address: string) => void,
): Pick<Handlers, keyof HubOutput> {
  return {
    'hub:look-up': ({ text }) => hub.lookUp(text),
    'hub:search': ({ text, order }) => hub.search(text, order),
    'hub:search-more': ({ searchId }) => hub.searchMore(searchId),
    'hub:versions': ({ modelId }) => versions(modelId),
    'hub:check': ({ offerId, fileId }) => hub.check(offerId, fileId),
    'hub:start': async ({ offerId, fileId, unproven }) => ({
      id: await hub.start(offerId, fileId, unproven),
    }),
    'hub:open-page': ({ offerId }) => {
      openPage(hub.pageOf(offerId));
      return null;
    },
    'hub:terms': ({ downloadId }) => ({ page: hub.termsOf(downloadId) }),
    'hub:open-terms': ({ downloadId }) => {
      const page = hub.termsOf(downloadId);
      if (page === null) throw new NogginError('not-now', 'There are no terms to accept for this download');
      openPage(page);
      return null;
    },
    'hub:access': () => hub.access(),
    'hub:set-token': ({ token }) => hub.setToken(token),
    'hub:forget-token': () => hub.forgetToken(),
  };
}
