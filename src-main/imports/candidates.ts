import path from 'node:path';
import type { FileWay, ImportCandidateView } from '../../src-preload/contract/storage.ts';
import type { Admission } from '../admin-policy/admission.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { type InspectedModel, inspectModel } from '../finder/inspect.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import type { ImportRequest } from './ports.ts';

/** The model that the person has picked and not decided on yet; one at a time, the last counts. */
export interface Candidates {
  /** Looks at a file, and at the others of its model; what is wrong with it becomes a refusal that is shown. */
  look(file: string): Promise<void>;
  /** @throws NogginError `unknown-id`, `not-now` for a way that was not offered */
  take(id: string, way: FileWay): ImportRequest;
  dismiss(id: string): void;
  view(): ImportCandidateView | null;
}

/** @param admission refuses what no administrator allows, before the person is asked anything */
export function createCandidates(
  modelsFolder: () => string,
  admission: Pick<Admission, 'checkFiles'>,
  changed: () => void,
): Candidates {
  let offer: { readonly view: ImportCandidateView; readonly model: InspectedModel | null } | null = null;
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
        const fileName = escapeForDisplay(model.fileName);
        const files = model.files.length;
        show({ view: { kind: 'offered', id, fileName, files, bytes, ways, isSameDisk }, model });
      } catch (error) {
        const fileName = escapeForDisplay(path.basename(chosen));
        show({ view: { kind: 'refused', id, fileName, error: toErrorView(error) }, model: null });
      }
    },
    take: (id, way) => {
      const model = offer?.view.id === id ? offer.model : null;
      if (!model) throw new NogginError('unknown-id', 'There is no such file to take');
      if (!model.ways.includes(way)) throw new NogginError('not-now', 'This file cannot be taken this way');
      show(null);
      const { files, bytes } = model;
      return { files, name: escapeForDisplay(model.fileName), bytes, way, expected: null };
    },
    dismiss: (id) => {
      if (offer?.view.id === id) show(null);
    },
    view: () => offer?.view ?? null,
  };
}
