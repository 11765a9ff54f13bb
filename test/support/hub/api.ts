import type { IncomingMessage } from 'node:http';
import type { Shelved } from './repository.ts';

/** An answer of the hub; a body other than text is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the handler needs. */
export interface FinderEnvironment {
  readonly origin: string;
  readonly repositories: ReadonlyMap<string, Shelved>;
  readonly pageSize: number;
  /** The origin in links to next pages. */
  readonly linksTo: string;
  /** Former names of repositories, and their present ones. */
  readonly renamed: Readonly<Record<string, string>>;
  /** A signed address of a file on the CDN. */
  sign(file: string): string;
}

const search = /^\/api\/models$/;
const information = /^\/api\/models\/([^/]+\/[^/]+)(?:\/revision\/([^/]+))?$/;
const tree = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/([^/]+)$/;
const resolve = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/;

/** Answers one request as the documented interface does (https://huggingface.co/docs/hub/api). */
export function answerApi(request: IncomingMessage, surroundings: FinderEnvironment): Answer {
  const url = new URL(request.url ?? '/', surroundings.origin);
  const path = url.pathname;
  // Nothing may depend on HEAD (FAULTS A24).
  if (request.method !== 'GET') return { status: 405 };
  if (search.test(path)) return found(url, surroundings);
  const match = tree.exec(path) ?? information.exec(path) ?? resolve.exec(path);
  const [, name = '', revision = 'main', file] = (match ?? []).map(
    (part) => part && decodeURIComponent(part),
  );
  const present = surroundings.renamed[name];
  if (present !== undefined) {
    // As the hub itself: a relative address, without a body.
    return { status: 307, headers: { Location: (request.url ?? '/').replace(name, present) } };
  }
  const repository = surroundings.repositories.get(name);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const isHidden = repository?.privateFor !== undefined && repository.privateFor !== token;
  if (match === null || repository === undefined || isHidden) return missing(token, 'RepoNotFound');
  if (!['main', 'refs/pr/1', repository.commit].includes(revision))
    return missing(token, 'RevisionNotFound', 404);
  if (file !== undefined) return resolved(name, repository, file, token, surroundings);
  if (tree.test(path)) return listed(name, repository, url, surroundings);
  return informed(name, repository, url);
}

/** Without a token, 401 for a missing repository. */
function missing(token: string | undefined, code: string, status = token === undefined ? 401 : 404): Answer {
  return { status, headers: { 'X-Error-Code': code }, body: { error: 'Repository not found' } };
}

/** Repositories whose name has all words, one page of them (`GET /api/models`). */
function found(url: URL, { repositories, linksTo }: FinderEnvironment): Answer {
  const words = (url.searchParams.get('search') ?? '').toLowerCase().split(/\s+/);
  const sort = url.searchParams.get('sort') ?? 'downloads';
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 1000);
  const order = (facts: Shelved): number =>
    sort === 'lastModified' ? Date.parse(facts.changed ?? '2026-01-01') : (facts[sort as 'likes'] ?? 0);
  const all = [...repositories]
    .filter(([name, { contents }]) => {
      const isModel = [...contents.keys()].some((path) => path.endsWith('.gguf'));
      return isModel && words.every((word) => name.toLowerCase().includes(word));
    })
    .toSorted(([, a], [, b]) => order(b) - order(a));
  const entries = all.slice(start, start + limit).map(([name, facts]) => ({
    _id: '0'.repeat(24),
    id: name,
    downloads: facts.downloads ?? 0,
    likes: facts.likes ?? 0,
    lastModified: new Date(facts.changed ?? '2026-01-01').toISOString(),
    gated: facts.gatedFor === undefined ? false : 'manual',
    tags: ['gguf', ...(facts.license === undefined ? [] : [`license:${facts.license}`])],
  }));
  const next = new URL(`${url.pathname}${url.search}`, linksTo);
  next.searchParams.set('cursor', String(start + limit));
  const headers = start + limit < all.length ? { Link: `<${next.href}>; rel="next"` } : {};
  return { status: 200, headers, body: entries };
}

function informed(name: string, repository: Shelved, url: URL): Answer {
  const siblings = [...repository.contents].map(([rfilename, content]) => ({
    rfilename,
    ...(url.searchParams.get('blobs') === 'true'
      ? { size: content.length, lfs: { sha256: repository.sha256(rfilename), size: content.length } }
      : {}),
  }));
  const gated = repository.gatedFor === undefined ? false : 'auto';
  const lastModified = new Date(repository.changed ?? '2026-01-01').toISOString();
  return {
    status: 200,
    body: { id: name, sha: repository.commit, gated, lastModified, private: false, siblings },
  };
}

function listed(
  name: string,
  repository: Shelved,
  url: URL,
  { linksTo, pageSize }: FinderEnvironment,
): Answer {
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const all = [...repository.contents];
  const entries = all.slice(start, start + pageSize).map(([path, content]) => ({
    path,
    type: 'file',
    oid: '0'.repeat(40),
    size: content.length,
    ...(repository.hidesHashes !== undefined
      ? {}
      : { lfs: { oid: repository.sha256(path), size: content.length, pointerSize: 135 } }),
  }));
  const next = new URL(`/api/models/${name}/tree/${repository.commit}?recursive=1`, linksTo);
  next.searchParams.set('cursor', String(start + pageSize));
  const headers = start + pageSize < all.length ? { Link: `<${next.href}>; rel="next"` } : {};
  return { status: 200, headers, body: entries };
}

function resolved(
  name: string,
  repository: Shelved,
  file: string,
  token: string | undefined,
  { sign }: FinderEnvironment,
): Answer {
  if (repository.gatedFor !== undefined && repository.gatedFor !== token) {
    return {
      status: token === undefined ? 401 : 403,
      headers: {
        'X-Error-Code': 'GatedRepo',
        'X-Error-Message': `Access to model ${name} is restricted and you are not in the authorized list.`,
      },
      body: `Access to model ${name} is restricted.`,
    };
  }
  const content = repository.contents.get(file);
  if (content === undefined) return missing(token, 'EntryNotFound', 404);
  return {
    status: 302,
    headers: {
      Location: sign(`${name}/${file}`),
      ...(repository.hidesHashes === 'everywhere' ? {} : { 'X-Linked-Etag': `"${repository.sha256(file)}"` }),
      'X-Linked-Size': String(content.length),
      'X-Repo-Commit': repository.commit,
    },
  };
}
