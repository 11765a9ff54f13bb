import { fitOf } from '../planner/fit.ts';
import { bytesOf, isPublished } from './choice.ts';
import type { ChoiceHeaders } from './choice-headers.ts';
import type { Hub } from './hub-port.ts';
import { exactMemory } from './memory.ts';
import type { Offers } from './offers.ts';
import type { HubPorts } from './ports.ts';
import type { WithHashes } from './promised-hashes.ts';

interface CheckPorts extends Pick<HubPorts, 'machine'> {
  readonly offers: Pick<Offers, 'chosen'>;
  readonly headers: Pick<ChoiceHeaders, 'of'>;
  readonly withHashes: WithHashes;
}

/** Tells what a choice is and how it suits this computer, before the bulk is fetched. */
export function createCheck({ offers, headers, withHashes, machine }: CheckPorts): Hub['check'] {
  return async (offerId, fileId) => {
    const header = await headers.of(offerId, fileId);
    const { model: listed, offer } = offers.chosen(offerId, fileId);
    const model = await withHashes(listed, offer.repository);
    const bytes = bytesOf(model) ?? header.fileBytes;
    const memoryNeededBytes = exactMemory(bytes, header);
    return {
      architecture: header.architecture,
      contextLength: header.contextLength,
      layers: header.layers,
      bytes,
      published: isPublished(model),
      memoryNeededBytes: memoryNeededBytes ?? 0,
      verdict: bytes === null ? null : fitOf(memoryNeededBytes, await machine()),
    };
  };
}
