import type { RequestedFile } from '../downloads/manager-port.ts';
import { NogginError } from '../errors.ts';
import { isPublished } from './choice.ts';
import type { ChoiceHeaders } from './choice-headers.ts';
import type { Chosen } from './chosen.ts';
import type { Hub } from './hub-port.ts';
import { identityOf } from './identity.ts';
import type { Offers } from './offers.ts';
import type { HubPorts } from './ports.ts';
import type { WithHashes } from './promised-hashes.ts';

interface StartPorts extends Pick<HubPorts, 'downloads' | 'known' | 'findByHash'> {
  readonly offers: Pick<Offers, 'chosen'>;
  readonly headers: Pick<ChoiceHeaders, 'of'>;
  readonly withHashes: WithHashes;
}

/** Starts the download of what a person has chosen. */
export function createStart(ports: StartPorts): Hub['start'] {
  const { downloads, known, offers } = ports;
  return async (offerId, fileId, unproven) => {
    const choice = offers.chosen(offerId, fileId);
    const model = await ports.withHashes(choice.model, choice.offer.repository);
    const [first] = model.files;
    const identity = identityOf(model, placeOf(choice, first.path), known);
    if (identity.isHere.every((isHere) => isHere)) {
      throw new NogginError('already-installed', 'This model is here already', {
        details: { model: identity.ids[0] ?? '' },
      });
    }
    if (!isPublished(model) && !unproven) {
      throw new NogginError('not-now', 'Nobody promised a hash for this file, and the person was not told');
    }
    const header = await ports.headers.of(offerId, fileId);
    const isNew = first.sha256 !== null && known.idsWith(first.sha256).length === 0;
    const listed = model.files.length === 1 && isNew ? ports.findByHash(first.sha256) : null;
    // Use the catalogue's name for the same bytes.
    if (listed !== null) return downloads.start(listed.id).id;
    const files = model.files.flatMap((file, at): RequestedFile[] => {
      if (identity.isHere[at] === true) return [];
      const bytes = file.bytes ?? (at === 0 ? header.fileBytes : null);
      const id = identity.ids[at] ?? '';
      return [{ id, index: at + 1, bytes, sha256: file.sha256, ...sourceOf(choice, file.path) }];
    });
    const fileCount = model.files.length;
    return downloads.startModel({ id: identity.ids[0] ?? '', name: nameOf(choice), fileCount, files }).id;
  };
}

/** The place that the files come from. */
function placeOf({ offer: { repository }, urlOf }: Chosen, path: string): string {
  return repository === null ? urlOf('') : `${repository.name}\n${repository.commit}\n${path}`;
}

/** Where one file is fetched, and what the ledger records of it. */
function sourceOf(
  { offer: { repository }, urlOf }: Chosen,
  path: string,
): Pick<RequestedFile, 'url' | 'source'> {
  const url = urlOf(path);
  if (repository === null)
    return { url, source: { kind: 'link', repository: null, revision: null, file: url } };
  const { name, commit } = repository;
  return { url, source: { kind: 'hub', repository: name, revision: commit, file: path } };
}

/** What the model is called here: in a repository of many versions with the version. */
function nameOf({ offer, view }: Chosen): string {
  const isOfMany = view.quantization !== null && offer.repository !== null;
  return isOfMany ? `${offer.view.name} (${view.quantization})` : offer.view.name;
}
