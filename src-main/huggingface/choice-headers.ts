import { NogginError } from '../errors.ts';
import { companionError } from '../gguf/expect-model.ts';
import type { Origin } from './answers.ts';
import { type ModelHeader, readHeader } from './header.ts';
import type { HubToken } from './hub-token.ts';
import type { Offers } from './offers.ts';
import type { HubPorts } from './ports.ts';
import { forgetOldest } from './recent.ts';

/** The headers of what is offered, each read once. */
export interface ChoiceHeaders {
  /** Reads it before the link is offered. @throws NogginError `companion-file`, and what {@link readHeader} throws */
  ofLink(address: string): Promise<ModelHeader>;
  /**
   * Turns down what is no model.
   * @throws NogginError `size-mismatch`, what {@link Offers.turnDown} and {@link readHeader} throw
   */
  of(offerId: string, fileId: string): Promise<ModelHeader>;
}

interface HeaderPorts extends Pick<HubPorts, 'http' | 'policy'> {
  readonly token: Pick<HubToken, 'shownTo'>;
  readonly offers: Pick<Offers, 'chosen' | 'turnDown'>;
}

/** Reads headers from the hub, or from wherever a link leads. */
export function createChoiceHeaders({ http, policy, token, offers }: HeaderPorts): ChoiceHeaders {
  /** By address. */
  const headers = new Map<string, ModelHeader>();
  const readAt = (address: string, from: Origin): Promise<ModelHeader> =>
    readHeader(address, { http, policy, from, ...token.shownTo(address) });

  return {
    ofLink: async (address) => {
      const header = await readAt(address, { page: null });
      if (header.role !== null) throw companionError(header.role);
      headers.set(address, header);
      return header;
    },
    of: async (offerId, fileId) => {
      const { model, urlOf, from } = offers.chosen(offerId, fileId);
      const turnDown = (error: unknown): never => offers.turnDown(offerId, fileId, error);
      const [first] = model.files;
      const address = urlOf(first.path);
      const header = headers.get(address) ?? (await readAt(address, from).catch(turnDown));
      if (header.role !== null) turnDown(companionError(header.role));
      const isWhole = first.bytes === null || header.fileBytes === null;
      if (!isWhole && first.bytes !== header.fileBytes) {
        throw new NogginError('size-mismatch', 'The file does not have the size that the hub tells');
      }
      headers.set(address, header);
      forgetOldest(headers);
      return header;
    },
  };
}
