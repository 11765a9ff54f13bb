import { z } from 'zod';
import type { FoundModelView } from '../../src-preload/contract/huggingface.ts';
import { NogginError } from '../errors.ts';
import type { AddressPolicy } from '../http/address.ts';
import type { HttpClient } from '../http/client.ts';
import { type Credentials, credentialHeaders } from '../http/credentials.ts';
import { fetchSmall } from '../http/small-answer.ts';
import { userAgent } from '../http/user-agent.ts';
import { isReachable } from '../platform/network.ts';
import { textOf } from '../platform/text-of.ts';
import { expectGood } from './answers.ts';
import type { ListedFile } from './group-files.ts';
import { nextPage } from './next-page.ts';
import { changedMsOf, changedSchema, gatedSchema, isGated, repositoryName } from './repository-facts.ts';
import { foundModels } from './search.ts';

const patienceMs = 30_000;
const maxAnswerBytes = 16 * 1024 * 1024;
/** Limit of files, for people and for drawing. */
const mostModelFiles = 2000;
const mostFiles = 20_000;
/** More pages mean an endless list. */
const mostPages = 2100;
/** All pages together. */
const listingMs = 60_000;

const information = z.object({
  // A renamed repository answers under its new name.
  id: repositoryName.optional().catch(undefined),
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  gated: gatedSchema,
  lastModified: changedSchema,
});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const listing = z.array(
  z.object({
    type: z.string(),
    path: z.string().min(1).max(1000),
    size: z.number().int().nonnegative().optional(),
    // A gated repository may mask the hash.
    lfs: z
      .object({ oid: z.string().optional(), size: z.number().int().nonnegative().optional() })
      .nullish()
      .catch(null),
  }),
);

/** A repository at one commit. */
export interface Repository {
  readonly name: string;
  readonly commit: string;
  readonly gated: boolean;
  /** Last change, in epoch milliseconds; null where the hub does not tell. */
  readonly changedMs: number | null;
  readonly files: readonly ListedFile[];
}

/** The port to a hub that speaks the HTTP interface of Hugging Face (https://huggingface.co/docs/hub/api). */
export interface HubClient {
  /** @throws NogginError with what went wrong; `needs-access` carries the page where terms are accepted */
  repository(name: string, revision: string | null): Promise<Repository>;
  /**
   * One page of search results, with the address of the next.
   * @param address see `searchAddress`
   * @throws NogginError `server` for an answer of another shape, and whatever stops a request
   */
  search(
    address: string,
  ): Promise<{ readonly models: readonly FoundModelView[]; readonly next: string | null }>;
  /** The address of a file at a commit. */
  fileUrl(repository: Repository, path: string): string;
  /** The page that a person reads, and accepts terms on. */
  pageUrl(repository: string): string;
}

export interface HubClientOptions {
  readonly http: HttpClient;
  readonly policy: AddressPolicy;
  /** Scheme, host and port. */
  readonly origin: string;
  credentials(): Credentials | null;
  /** Milliseconds for all pages of a list; a minute by default. */
  readonly listingMs?: number;
  /** Hears whether credentials that were shown are good. */
  judged?(credentials: Credentials, isGood: boolean): void;
}

/** Asks the hub; the token goes to its own origin only. */
export function createHubClient(options: HubClientOptions): HubClient {
  const { http, policy, origin, credentials, judged } = options;
  const pageUrl = (repository: string): string => `${origin}/${repository}`;

  const getJson = async (address: string, page: string): Promise<{ body: unknown; next: string | null }> => {
    const url = new URL(address);
    const headers = { accept: 'application/json', 'accept-encoding': 'identity', ...userAgent };
    const shown = credentials();
    const answer = await fetchSmall(
      http,
      {
        ...{ url, headers, policy, patienceMs, credentials: credentialHeaders(url, shown) },
        judged: (isGood) => shown !== null && judged?.(shown, isGood),
      },
      (head) => {
        expectGood(head, { page });
        return { maxBytes: maxAnswerBytes };
      },
      () => isReachable(url),
    );
    return { body: parseJson(answer.body), next: nextPage(answer.headers['link'], origin, address) };
  };

  /** A complete list or an error: half of it could lack the wanted file. */
  const list = async (name: string, commit: string): Promise<readonly ListedFile[]> => {
    const files: ListedFile[] = [];
    const endMs = performance.now() + (options.listingMs ?? listingMs);
    let address: string | null = `${origin}/api/models/${name}/tree/${commit}?recursive=1`;
    for (let page = 0; address !== null; page += 1) {
      if (page > 0 && performance.now() >= endMs) {
        throw new NogginError('slow', 'The list of files takes too long to arrive');
      }
      const { body, next }: { body: unknown; next: string | null } = await getJson(address, pageUrl(name));
      for (const { type, path, size, lfs } of shaped(listing, body)) {
        if (type !== 'file' || leadsElsewhere(path)) continue;
        const hash = sha256.safeParse(lfs?.oid);
        const isHash = hash.success && !/^0+$/.test(hash.data);
        files.push({ path, bytes: lfs?.size ?? size ?? null, sha256: isHash ? hash.data : null });
      }
      const models = files.filter(({ path }) => /\.gguf$/i.test(path)).length;
      if (models > mostModelFiles || files.length > mostFiles || page > mostPages) {
        throw new NogginError('too-many-files', 'The repository lists more files than are looked through', {
          details: { files: files.length },
        });
      }
      address = next;
    }
    return files;
  };

  return {
    pageUrl,
    fileUrl: ({ name, commit }, path) =>
      `${origin}/${name}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
    search: async (address) => {
      const { body, next } = await getJson(address, `${origin}/models`);
      const models = foundModels(body);
      if (models === null) throw new NogginError('server', 'The hub answered with something that is no list');
      return { models, next };
    },
    repository: async (name, revision) => {
      const at = revision === null ? '' : `/revision/${encodeURIComponent(revision)}`;
      const { body } = await getJson(`${origin}/api/models/${name}${at}`, pageUrl(name));
      const { id, sha, gated, lastModified } = shaped(information, body);
      const present = id ?? name;
      return {
        name: present,
        commit: sha,
        gated: isGated(gated),
        changedMs: changedMsOf(lastModified),
        files: await list(present, sha),
      };
    },
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    throw new NogginError('server', 'The hub answered with something that is no JSON');
  }
}

function shaped<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new NogginError('server', `The hub answered in another shape than expected (${where.slice(0, 100)})`);
}

/** Refuse paths that leave the repository, or look like another. */
function leadsElsewhere(path: string): boolean {
  return /\p{Cc}|\\/u.test(path) || path.split('/').some((part) => ['', '.', '..'].includes(part));
}
