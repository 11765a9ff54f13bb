import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { FileWay, OfferView } from '../../src-preload/contract/storage.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { safeName } from '../library/safe-name.ts';
import type { Arriving } from './arrivals.ts';
import { type InspectedFile, inspectFile } from './inspect.ts';

/** The file that the person has picked and not decided on yet; one at a time, the last counts. */
export interface Offers {
  /** Looks at a file; what is wrong with it becomes a refusal that is shown. */
  look(file: string): Promise<void>;
  /** @throws NogginError `unknown-id`, `not-now` for a way that was not offered */
  take(id: string, way: FileWay): Arriving;
  dismiss(id: string): void;
  view(): OfferView | null;
}

export function createOffers(modelsFolder: () => string, changed: () => void): Offers {
  let offer: { readonly view: OfferView; readonly file: InspectedFile | null } | null = null;
  const show = (next: typeof offer): void => {
    offer = next;
    changed();
  };
  return {
    look: async (chosen) => {
      const id = randomUUID();
      try {
        const file = await inspectFile(chosen, modelsFolder());
        const { bytes, ways, isSameDisk } = file;
        const fileName = safeName(file.fileName);
        show({ view: { kind: 'offered', id, fileName, bytes, ways, isSameDisk }, file });
      } catch (error) {
        const fileName = safeName(path.basename(chosen));
        show({ view: { kind: 'refused', id, fileName, error: toErrorView(error) }, file: null });
      }
    },
    take: (id, way) => {
      const file = offer?.view.id === id ? offer.file : null;
      if (!file) throw new NogginError('unknown-id', 'There is no such file to take');
      if (!file.ways.includes(way)) throw new NogginError('not-now', 'This file cannot be taken this way');
      show(null);
      return { path: file.path, name: safeName(file.fileName), bytes: file.bytes, way, expected: null };
    },
    dismiss: (id) => {
      if (offer?.view.id === id) show(null);
    },
    view: () => offer?.view ?? null,
  };
}
