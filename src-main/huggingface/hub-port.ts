import type { HubOrder } from '../../src-preload/contract/hub-order.ts';
import type {
  HubAccessView,
  HubCheckView,
  HubChoicesView,
  HubSearchView,
} from '../../src-preload/contract/huggingface.ts';
import type { Credentials } from '../http/credentials.ts';
import type { LookedAtVersions } from './versions.ts';

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
