import type { HubOrder } from '../../src-preload/contract/hub-order.ts';
import type {
  HubAccessView,
  HubCheckView,
  HubChoicesView,
  HubSearchView,
} from '../../src-preload/contract/huggingface.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import { NogginError } from '../errors.ts';
import { companionError } from '../gguf/expect-model.ts';
import type { AddressPolicy } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import type { Credentials } from '../http/credentials.ts';
import type { KnownFiles } from '../library/known-files.ts';
import type { ModelOrigin } from '../library/model-origin.ts';
import { fitOf } from '../planner/fit.ts';
import type { Machine } from '../planner/machine.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import type { Origin } from './answers.ts';
import { bytesOf, choicesOf, type HubChoices, linkChoices, roleOfLink, type Wanted } from './choice.ts';
import { createHubClient, type Repository } from './client.ts';
import { groupFiles, type ListedFile, type ModelFiles } from './group-files.ts';
import { type ModelHeader, readHeader } from './header.ts';
import { identityOf } from './identity.ts';
import { readLinkedFile } from './linked-file.ts';
import { exactMemory } from './memory.ts';
import { readPasted } from './pasted.ts';
import { searchAddress } from './search.ts';
import type { SecretStore } from './secret-store.ts';
import { termsPage } from './terms-page.ts';
import { compareVersions, type LookedAtVersions } from './versions.ts';

/** Limit of remembered search results. */
const rememberedOffers = 8;

export interface HubPorts {
  readonly http: HttpClient;
  readonly policy: AddressPolicy;
  /** Address of the hub: scheme, host and port. */
  readonly origin: string;
  readonly token: SecretStore;
  readonly downloads: Pick<Downloads, 'start' | 'startModel' | 'sourceOf' | 'list' | 'resume'>;
  readonly known: KnownFiles;
  /** The catalogue's model whose one file has this SHA-256. */
  findByHash(sha256: string): { readonly id: string } | null;
  /** Where this model comes from, installed or of the catalogue; null for one from no address. */
  originOf(modelId: string): ModelOrigin | null;
  /** What models have to fit. */
  machine(): Promise<Machine>;
}

/** Models from anywhere: found by a name or a link, looked into, downloaded. Everything throws a NogginError. */
export interface Hub {
  /** @throws NogginError `link-unreadable`; its details say `words` where a search may find it */
  lookUp(text: string): Promise<HubChoicesView>;
  /** Repositories that these words name, one page. */
  search(words: string, order: HubOrder): Promise<HubSearchView>;
  /** The next page. @throws NogginError `unknown-id` where there is none, or its search is forgotten */
  searchMore(searchId: string): Promise<HubSearchView>;
  /**
   * The versions of a model at its publisher now, and whether the one that is here is still the newest.
   * @throws NogginError `unknown-id`, or `not-now` for a model that comes from no repository
   */
  versions(modelId: string): Promise<LookedAtVersions>;
  /**
   * SHA-256 of the files that its publisher has put in the place of this model, as far as the hub tells them; null where
   * it has not changed. Offers nothing: what a person has before them stays.
   * @throws NogginError as {@link Hub.versions}
   */
  changedFiles(modelId: string): Promise<readonly string[] | null>;
  /**
   * Reads the header of the file, before the bulk.
   * @throws NogginError `companion-file` for what is no model; `insteadId` in its details is the file to take instead
   */
  check(offerId: string, fileId: string): Promise<HubCheckView>;
  /**
   * Starts the download of a model with all its files, or goes on with the one that was begun; returns its id.
   * @throws NogginError `already-installed`, with the id of the model, when all of it is here
   */
  start(offerId: string, fileId: string, unproven: boolean): Promise<string>;
  /** The page where the publisher's terms are accepted. */
  pageOf(offerId: string): string;
  /** The same for a download of the hub; null for one from anywhere else. */
  termsOf(downloadId: string): string | null;
  access(): HubAccessView;
  /** Told by whoever showed the token, also for a download, whether the hub took it. */
  judged(credentials: Credentials, isGood: boolean): void;
  setToken(token: string): HubAccessView;
  forgetToken(): HubAccessView;
}

/** What a request to `url` may be shown: the token for the hub's own origin, nothing for any other (FAULTS A18). */
export function hubCredentials(origin: string, token: SecretStore, url: string): Credentials | null {
  if (!URL.canParse(url) || new URL(url).origin !== origin) return null;
  const secret = token.read();
  return secret === null ? null : { origin, authorization: `Bearer ${secret}` };
}

export function createHub(ports: HubPorts): Hub {
  const { http, policy, origin, token, downloads } = ports;
  const offers = new Map<string, HubChoices>();
  /** Address of the next page, by search. */
  const nextPages = new Map<string, string>();
  /** Files of each offer that have turned out to be no models. */
  const unfit = new Map<string, Set<string>>();
  const headers = new Map<string, ModelHeader>();
  /** Hashes of single files that the listing masked, by address. */
  const promised = new Map<string, ListedFile>();
  const client = createHubClient({
    http,
    policy,
    origin,
    credentials: () => hubCredentials(origin, token, origin),
    judged: (credentials, isGood) => judged(credentials, isGood),
  });
  /** The last refused token; a new one starts afresh. In memory only. */
  let refused: string | null = null;
  const judged = ({ authorization }: Credentials, isGood: boolean): void => {
    if (!isGood) refused = authorization;
    else if (refused === authorization) refused = null;
  };

  const remember = (offer: HubChoices): HubChoicesView => {
    offers.set(offer.view.id, offer);
    for (const id of [...offers.keys()].slice(0, -rememberedOffers)) {
      offers.delete(id);
      unfit.delete(id);
    }
    return offer.view;
  };
  const offerBy = (id: string): HubChoices => {
    const offer = offers.get(id);
    if (offer === undefined) throw new NogginError('unknown-id', 'This list is no longer there');
    return offer;
  };
  const results = async (id: string, address: string): Promise<HubSearchView> => {
    const { models, next } = await client.search(address);
    nextPages.delete(id);
    if (next !== null) nextPages.set(id, next);
    for (const old of [...nextPages.keys()].slice(0, -rememberedOffers)) nextPages.delete(old);
    return { id, host: new URL(origin).host, models, hasMore: next !== null };
  };
  const access = (): HubAccessView => {
    const shown = hubCredentials(origin, token, origin);
    const isRefused = shown !== null && shown.authorization === refused;
    return { hasToken: shown !== null, kept: token.kept(), isRefused };
  };
  const judgedFor = (credentials: Credentials | null) => (isGood: boolean) => {
    if (credentials !== null) judged(credentials, isGood);
  };

  const headerAt = async (address: string, from: Origin): Promise<ModelHeader> => {
    const credentials = hubCredentials(origin, token, address);
    return readHeader(address, { http, policy, credentials, from, judged: judgedFor(credentials) });
  };

  /** The chosen model with the address of its first file. */
  const chosen = (offerId: string, fileId: string) => {
    const offer = offerBy(offerId);
    const model = offer.models[Number(fileId)];
    const view = offer.view.files[Number(fileId)];
    if (model === undefined || view === undefined) throw new NogginError('unknown-id', 'No such file');
    const urlOf = (path: string): string =>
      offer.repository === null ? (offer.link ?? '') : client.fileUrl(offer.repository, path);
    const { repository } = offer;
    const from: Origin =
      repository === null
        ? { page: null }
        : { page: client.pageUrl(repository.name), isGated: repository.gated };
    return { offer, model, view, urlOf, from };
  };

  /** A file that is no model is not chosen again; the error tells which one is instead. */
  const turnedDown =
    (offerId: string, fileId: string) =>
    (error: unknown): never => {
      if (!(error instanceof NogginError) || error.code !== 'companion-file') throw error;
      const known = unfit.get(offerId) ?? new Set();
      unfit.set(offerId, known.add(fileId));
      const insteadId = offerBy(offerId).without(known)?.id ?? null;
      throw new NogginError(error.code, error.message, { details: { ...error.details, insteadId } });
    };

  const headerOf = async (offerId: string, fileId: string): Promise<ModelHeader> => {
    const { model, urlOf, from } = chosen(offerId, fileId);
    const address = urlOf(model.files[0].path);
    const header = headers.get(address) ?? (await headerAt(address, from).catch(turnedDown(offerId, fileId)));
    if (header.role !== null) turnedDown(offerId, fileId)(companionError(header.role));
    const isWhole = model.files[0].bytes === null || header.fileBytes === null;
    if (!isWhole && model.files[0].bytes !== header.fileBytes) {
      throw new NogginError('size-mismatch', 'The file does not have the size that the hub tells');
    }
    headers.set(address, header);
    for (const known of [...headers.keys()].slice(0, -rememberedOffers)) headers.delete(known);
    return header;
  };

  /** The files with their hashes: where the listing masks them, as of some gated repositories, each is asked for. */
  const provable = async (model: ModelFiles, repository: Repository | null): Promise<ModelFiles> => {
    if (repository === null) return model;
    const ask = async (file: ListedFile): Promise<ListedFile> => {
      if (file.sha256 !== null) return file;
      const address = client.fileUrl(repository, file.path);
      const known = promised.get(address);
      if (known !== undefined) return known;
      const shown = hubCredentials(origin, token, address);
      const told = await readLinkedFile(address, repository.commit, http, shown, judgedFor(shown));
      const isSame = file.bytes === null || told.bytes === null || file.bytes === told.bytes;
      const found = isSame ? { ...file, bytes: file.bytes ?? told.bytes, sha256: told.sha256 } : file;
      if (found.sha256 !== null) promised.set(address, found);
      return found;
    };
    const [first, ...others] = model.files;
    const files: [ListedFile, ...ListedFile[]] = [await ask(first)];
    for (const file of others) files.push(await ask(file));
    return { ...model, files };
  };

  /** @throws NogginError `no-model-files`, and what {@link choicesOf} throws */
  const offered = async (repository: Repository, wanted: Wanted): Promise<HubChoicesView> => {
    const { host } = new URL(origin);
    const offer = choicesOf(randomUUID(), repository, wanted, host, await ports.machine());
    if (offer === null) throw new NogginError('no-model-files', 'The repository has no GGUF files');
    return remember(offer);
  };

  /** A model beside what its publisher has in its place now. */
  const compare = async (modelId: string) => {
    const from = ports.originOf(modelId);
    if (from === null) throw new NogginError('unknown-id', 'Where this model comes from is not known');
    const pasted = readPasted(from.url, origin, policy);
    if (pasted.kind === 'link') throw new NogginError('not-now', 'It comes from no repository of the hub');
    const repository = await client.repository(pasted.repository, null);
    const listed = groupFiles(repository.files).find(({ files }) =>
      files.some((file) => file.path === pasted.path),
    );
    const now = listed === undefined ? null : await provable(listed, repository);
    const isHere = ({ sha256 }: ListedFile): boolean =>
      sha256 !== null && ports.known.pathOf(sha256) !== null;
    return {
      repository,
      path: repository.files.some(({ path }) => path === pasted.path) ? pasted.path : null,
      comparison: compareVersions(from, now, isHere),
      hashes: (now?.files ?? []).flatMap(({ sha256 }) => sha256 ?? []),
    };
  };

  return {
    access,
    judged,
    pageOf: (offerId) => {
      const { repository } = offerBy(offerId);
      if (repository === null) throw new NogginError('not-now', 'A link has no page');
      return client.pageUrl(repository.name);
    },
    termsOf: (downloadId) => {
      // All files of a model have the same terms.
      const address = downloads.sourceOf(downloadId);
      if (address === null) throw new NogginError('unknown-id', 'There is no such download');
      return termsPage(origin, address);
    },
    lookUp: async (text) => {
      const pasted = readPasted(text, origin, policy);
      if (pasted.kind === 'link') {
        const id = randomUUID();
        const url = new URL(pasted.url);
        const role = roleOfLink(url);
        const header = await headerAt(pasted.url, { page: null });
        if (header.role !== null) throw companionError(header.role);
        headers.set(pasted.url, header);
        return remember(linkChoices(id, url, role, header.fileBytes, await ports.machine()));
      }
      return offered(await client.repository(pasted.repository, pasted.revision), pasted);
    },
    versions: async (modelId) => {
      const { repository, path, comparison, hashes } = await compare(modelId);
      const offer = await offered(repository, { path, quantization: null });
      return { view: { offer, changedMs: repository.changedMs, ...comparison }, hashes };
    },
    changedFiles: async (modelId) => {
      const { comparison, hashes } = await compare(modelId);
      return comparison.standing === 'changed' ? hashes : null;
    },
    search: (words, order) => results(randomUUID(), searchAddress(origin, words.trim(), order)),
    searchMore: async (searchId) => {
      const address = nextPages.get(searchId);
      if (address === undefined) throw new NogginError('unknown-id', 'This search has no further page');
      return results(searchId, address);
    },
    check: async (offerId, fileId) => {
      const header = await headerOf(offerId, fileId);
      const { model: listed, offer } = chosen(offerId, fileId);
      const model = await provable(listed, offer.repository);
      const bytes = bytesOf(model) ?? header.fileBytes;
      const memoryNeededBytes = exactMemory(bytes, header);
      return {
        architecture: header.architecture,
        contextLength: header.contextLength,
        layers: header.layers,
        bytes,
        published: isPublished(model),
        memoryNeededBytes: memoryNeededBytes ?? 0,
        verdict: bytes === null ? null : fitOf(memoryNeededBytes, await ports.machine()),
      };
    },
    start: async (offerId, fileId, unproven) => {
      const choice = chosen(offerId, fileId);
      const { offer, view, urlOf } = choice;
      const { repository } = offer;
      const model = await provable(choice.model, repository);
      const [first] = model.files;
      const where =
        repository === null ? urlOf('') : `${repository.name}\n${repository.commit}\n${first.path}`;
      const identity = identityOf(model, where, ports.known);
      if (identity.isHere.every((isHere) => isHere)) {
        throw new NogginError('already-installed', 'This model is here already', {
          details: { model: identity.ids[0] ?? '' },
        });
      }
      if (!isPublished(model) && !unproven) {
        throw new NogginError('not-now', 'Nobody promised a hash for this file, and the person was not told');
      }
      const header = await headerOf(offerId, fileId);
      const isNew = first.sha256 !== null && ports.known.idsWith(first.sha256).length === 0;
      const known = model.files.length === 1 && isNew ? ports.findByHash(first.sha256) : null;
      // Use the catalogue's name for the same bytes.
      if (known !== null) return downloads.start(known.id).id;
      const label = view.quantization === null || repository === null ? '' : ` (${view.quantization})`;
      const files = model.files.flatMap((file, at) => {
        if (identity.isHere[at] === true) return [];
        const url = urlOf(file.path);
        const source =
          repository === null
            ? { kind: 'link' as const, repository: null, revision: null, file: url }
            : {
                kind: 'hub' as const,
                repository: repository.name,
                revision: repository.commit,
                file: file.path,
              };
        const bytes = file.bytes ?? (at === 0 ? header.fileBytes : null);
        return { id: identity.ids[at] ?? '', index: at + 1, url, bytes, sha256: file.sha256, source };
      });
      const fileCount = model.files.length;
      const name = `${offer.view.name}${label}`;
      return downloads.startModel({ id: identity.ids[0] ?? '', name, fileCount, files }).id;
    },
    setToken: (secret) => {
      token.write(secret);
      // Retry what waits for permission.
      for (const { id, state, reason } of downloads.list()) {
        if (state === 'paused' && reason === 'needs-access') downloads.resume(id);
      }
      return access();
    },
    forgetToken: () => {
      token.remove();
      return access();
    },
  };
}

/** Whether every file has a hash that its publisher vouches for. */
function isPublished({ files }: ModelFiles): boolean {
  return files.every(({ sha256 }) => sha256 !== null);
}
