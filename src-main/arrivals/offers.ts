import path from 'node:path';
import type { FileWay, OfferView } from '../../src-preload/contract/storage.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { safeName } from '../names/shown-name.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import type { Admission } from '../policy/admission.ts';
import { type InspectedModel, inspectModel } from './inspect.ts';
import type { Arriving } from './ports.ts';

/** The model that the person has picked and not decided on yet; one at a time, the last counts. */
export interface Offers {
  /** Looks at a file, and at the others of its model; what is wrong with it becomes a refusal that is shown. */
  look(file: string): Promise<void>;
  /** @throws NogginError `unknown-id`, `not-now` for a way that was not offered */
  take(id: string, way: FileWay): Arriving;
  dismiss(id: string): void;
  view(): OfferView | null;
}

/** @param admission refuses what no administrator allows, before the person is asked anything */
export function createOffers(
  modelsFolder: () => string,
  admission: Pick<Admission, 'checkFiles'>,
  changed: () => void,
): Offers {
  let offer: { readonly view: OfferView; readonly model: InspectedModel | null } | null = null;
  const show = (next: typeof offer): void => {
    offer = next;
    changed();
  };
  return {
    look: async (chosen) => {
      const id = randomUUID();
      try {
        const model = await inspectModel(chosen, modelsFolder());
        admission.checkFiles(model.files);
        const { bytes, ways, isSameDisk } = model;
        const fileName = safeName(model.fileName);
        const files = model.files.length;
        show({ view: { kind: 'offered', id, fileName, files, bytes, ways, isSameDisk }, model });
      } catch (error) {
        const fileName = safeName(path.basename(chosen));
        show({ view: { kind: 'refused', id, fileName, error: toErrorView(error) }, model: null });
      }
    },
    take: (id, way) => {
      const model = offer?.view.id === id ? offer.model : null;
      if (!model) throw new NogginError('unknown-id', 'There is no such file to take');
      if (!model.ways.includes(way)) throw new NogginError('not-now', 'This file cannot be taken this way');
      show(null);
      const { files, bytes } = model;
      return { files, name: safeName(model.fileName), bytes, way, expected: null };
    },
    dismiss: (id) => {
      if (offer?.view.id === id) show(null);
    },
    view: () => offer?.view ?? null,
  };
}
