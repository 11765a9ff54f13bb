import { NogginError } from '../errors.ts';
import { createCheck } from './check-choice.ts';
import { createChoiceHeaders } from './choice-headers.ts';
import { createHubClient } from './client.ts';
import type { Hub } from './hub-port.ts';
import { createHubToken } from './hub-token.ts';
import { createLookUp } from './look-up.ts';
import { createNewerFiles } from './newer-files.ts';
import { createOffers } from './offers.ts';
import type { HubPorts } from './ports.ts';
import { createPromisedHashes } from './promised-hashes.ts';
import { createSearchPages } from './search-pages.ts';
import { createStart } from './start-choice.ts';
import { termsPage } from './terms-page.ts';

/** Puts the parts of the hub together. What is remembered of searches and offers lives in memory only. */
export function createHub(ports: HubPorts): Hub {
  const { http, policy, origin, downloads } = ports;
  const token = createHubToken(ports);
  const client = createHubClient({
    ...{ http, policy, origin },
    credentials: () => token.shownTo(origin).credentials,
    judged: token.judged,
  });
  const offers = createOffers({ ...ports, client });
  const headers = createChoiceHeaders({ http, policy, token, offers });
  const withHashes = createPromisedHashes({ http, client, token });

  return {
    access: token.access,
    judged: token.judged,
    setToken: token.setToken,
    forgetToken: token.forgetToken,
    ...createSearchPages(client, origin),
    ...createNewerFiles({ ...ports, client, offers, withHashes }),
    lookUp: createLookUp({ ...ports, client, offers, headers }),
    check: createCheck({ ...ports, offers, headers, withHashes }),
    start: createStart({ ...ports, offers, headers, withHashes }),
    pageOf: (offerId) => {
      const { repository } = offers.by(offerId);
      if (repository === null) throw new NogginError('not-now', 'A link has no page');
      return client.pageUrl(repository.name);
    },
    termsOf: (downloadId) => {
      // All files of a model have the same terms.
      const address = downloads.sourceOf(downloadId);
      if (address === null) throw new NogginError('unknown-id', 'There is no such download');
      return termsPage(origin, address);
    },
  };
}
