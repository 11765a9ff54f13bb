import type { HubClient, Repository } from './client.ts';
import type { ListedFile, ModelFiles } from './group-files.ts';
import type { HubToken } from './hub-token.ts';
import { readLinkedFile } from './linked-file.ts';
import type { HubPorts } from './ports.ts';

/**
 * The files of a model with their hashes, as far as the hub promises them; of a link nothing is promised.
 * @throws NogginError of the network
 */
export type WithHashes = (model: ModelFiles, repository: Repository | null) => Promise<ModelFiles>;

interface HashPorts extends Pick<HubPorts, 'http'> {
  readonly client: Pick<HubClient, 'fileUrl'>;
  readonly token: Pick<HubToken, 'shownTo'>;
}

/** Asks for each file whose hash the listing masks, as that of some gated repositories does. */
export function createPromisedHashes({ http, client, token }: HashPorts): WithHashes {
  /** Hashes of single files that the listing masked, by address. */
  const promised = new Map<string, ListedFile>();

  const ask = async (file: ListedFile, repository: Repository): Promise<ListedFile> => {
    if (file.sha256 !== null) return file;
    const address = client.fileUrl(repository, file.path);
    const known = promised.get(address);
    if (known !== undefined) return known;
    const { credentials, judged } = token.shownTo(address);
    const told = await readLinkedFile(address, repository.commit, http, credentials, judged);
    const isSame = file.bytes === null || told.bytes === null || file.bytes === told.bytes;
    const found = isSame ? { ...file, bytes: file.bytes ?? told.bytes, sha256: told.sha256 } : file;
    if (found.sha256 !== null) promised.set(address, found);
    return found;
  };

  return async (model, repository) => {
    if (repository === null) return model;
    const [first, ...others] = model.files;
    const files: [ListedFile, ...ListedFile[]] = [await ask(first, repository)];
    for (const file of others) files.push(await ask(file, repository));
    return { ...model, files };
  };
}
