import type { HubChoicesView } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { choicesOf, type HubChoices, type Wanted } from './choice.ts';
import { type Chosen, chosenIn } from './chosen.ts';
import type { HubClient, Repository } from './client.ts';
import type { HubPorts } from './ports.ts';
import { forgetOldest } from './recent.ts';

/** What persons were offered last, and which of it has turned out to be no model. */
export interface Offers {
  /** Offers the models of a repository. @throws NogginError `no-model-files`, and what {@link choicesOf} throws */
  ofRepository(repository: Repository, wanted: Wanted): Promise<HubChoicesView>;
  remember(offer: HubChoices): HubChoicesView;
  /** @throws NogginError `unknown-id` for one that is forgotten */
  by(id: string): HubChoices;
  /** @throws NogginError `unknown-id` */
  chosen(offerId: string, fileId: string): Chosen;
  /**
   * Throws the error. A file that is no model is not chosen again; its error tells which one is instead.
   * @throws NogginError
   */
  turnDown(offerId: string, fileId: string, error: unknown): never;
}

interface OffersPorts extends Pick<HubPorts, 'origin' | 'machine'> {
  readonly client: Pick<HubClient, 'fileUrl' | 'pageUrl'>;
}

/** Remembers the last offers. */
export function createOffers({ client, origin, machine }: OffersPorts): Offers {
  const offers = new Map<string, HubChoices>();
  /** Files of each offer that have turned out to be no models. */
  const unfit = new Map<string, Set<string>>();

  const remember = (offer: HubChoices): HubChoicesView => {
    offers.set(offer.view.id, offer);
    for (const id of forgetOldest(offers)) unfit.delete(id);
    return offer.view;
  };
  const by = (id: string): HubChoices => {
    const offer = offers.get(id);
    if (offer === undefined) throw new NogginError('unknown-id', 'This list is no longer there');
    return offer;
  };

  return {
    remember,
    by,
    ofRepository: async (repository, wanted) => {
      const { host } = new URL(origin);
      const offer = choicesOf(randomUUID(), repository, wanted, host, await machine());
      if (offer === null) throw new NogginError('no-model-files', 'The repository has no GGUF files');
      return remember(offer);
    },
    chosen: (offerId, fileId) => chosenIn(by(offerId), fileId, client),
    turnDown: (offerId, fileId, error) => {
      if (!(error instanceof NogginError) || error.code !== 'companion-file') throw error;
      const known = unfit.get(offerId) ?? new Set();
      unfit.set(offerId, known.add(fileId));
      const insteadId = by(offerId).without(known)?.id ?? null;
      throw new NogginError(error.code, error.message, { details: { ...error.details, insteadId } });
    },
  };
}
