import type { HubFileView } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import type { Origin } from './answers.ts';
import type { HubChoices } from './choice.ts';
import type { HubClient } from './client.ts';
import type { ModelFiles } from './group-files.ts';

/** The chosen model of an offer. */
export interface Chosen {
  readonly offer: HubChoices;
  readonly model: ModelFiles;
  readonly view: HubFileView;
  /** Where its files come from, as an error tells it. */
  readonly from: Origin;
  /** The address of one of its files. */
  urlOf(path: string): string;
}

/** Finds a file of an offer by its id. Pure. @throws NogginError `unknown-id` */
export function chosenIn(
  offer: HubChoices,
  fileId: string,
  client: Pick<HubClient, 'fileUrl' | 'pageUrl'>,
): Chosen {
  const model = offer.models[Number(fileId)];
  const view = offer.view.files[Number(fileId)];
  if (model === undefined || view === undefined) throw new NogginError('unknown-id', 'No such file');
  const { repository, link } = offer;
  return {
    ...{ offer, model, view },
    from:
      repository === null
        ? { page: null }
        : { page: client.pageUrl(repository.name), isGated: repository.gated },
    urlOf: (path) => (repository === null ? (link ?? '') : client.fileUrl(repository, path)),
  };
}
