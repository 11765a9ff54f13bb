import { randomUUID } from '../platform/late-crypto.ts';
import { linkChoices, roleOfLink } from './choice.ts';
import type { ChoiceHeaders } from './choice-headers.ts';
import type { HubClient } from './client.ts';
import type { Hub } from './hub-port.ts';
import type { Offers } from './offers.ts';
import { readPasted } from './pasted.ts';
import type { HubPorts } from './ports.ts';

interface LookUpPorts extends Pick<HubPorts, 'origin' | 'policy' | 'machine'> {
  readonly client: Pick<HubClient, 'repository'>;
  readonly offers: Pick<Offers, 'ofRepository' | 'remember'>;
  readonly headers: Pick<ChoiceHeaders, 'ofLink'>;
}

/** Finds what a person has pasted, and offers it. */
export function createLookUp(ports: LookUpPorts): Hub['lookUp'] {
  const { client, offers, headers } = ports;
  return async (text) => {
    const pasted = readPasted(text, ports.origin, ports.policy);
    if (pasted.kind !== 'link') {
      return offers.ofRepository(await client.repository(pasted.repository, pasted.revision), pasted);
    }
    const id = randomUUID();
    const url = new URL(pasted.url);
    const role = roleOfLink(url);
    const { fileBytes } = await headers.ofLink(pasted.url);
    return offers.remember(linkChoices(id, url, role, fileBytes, await ports.machine()));
  };
}
