import type { HubOutput } from '../../src-preload/contract/hub.ts';
import type { Hub } from '../hub/service.ts';
import type { Handlers } from './gateway.ts';

/** Binds the requests about models from anywhere. */
export function createHubHandlers(
  hub: Hub,
  openPage: (address: string) => void,
): Pick<Handlers, keyof HubOutput> {
  return {
    'hub:look-up': ({ text }) => hub.lookUp(text),
    'hub:check': ({ offerId, fileId }) => hub.check(offerId, fileId),
    'hub:start': async ({ offerId, fileId, unproven }) => ({
      ids: await hub.start(offerId, fileId, unproven),
    }),
    'hub:open-page': ({ offerId }) => {
      openPage(hub.pageOf(offerId));
      return null;
    },
    'hub:access': () => hub.access(),
    'hub:set-token': ({ token }) => hub.setToken(token),
    'hub:forget-token': () => hub.forgetToken(),
  };
}
