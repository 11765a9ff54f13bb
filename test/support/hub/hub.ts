import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Limits, type ModelHost, startModelHost } from '../model-host/host.ts';
import { endInPieces } from '../pieces.ts';
import { type Answer, answerApi } from './api.ts';
import { type HubRepository, type Shelved, shelve } from './repository.ts';

export type { HubRepository } from './repository.ts';

/** Options of a hub. */
export interface FakeHubOptions {
  /** By `org/repo`. */
  readonly repositories: Readonly<Record<string, HubRepository>>;
  /** Former names of repositories, and their present ones. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Files on one page of a listing; default 1000. */
  readonly pageSize?: number;
  /** The origin in links to next pages, as a mirror's may point to the original; by default the hub itself. */
  readonly linksTo?: string;
  /** An expired token: it is refused with every request. */
  readonly expiredToken?: string;
  /** Speed of the CDN. */
  readonly limits?: Limits;
}

/** A request to the hub's own origin. */
export interface HubRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** A hub on loopback that answers like Hugging Face's HTTP interface, with the files on a second origin. */
export interface FakeHub {
  readonly origin: string;
  /** The second origin; its log shows whether it ever got a token. */
  readonly cdn: ModelHost;
  readonly requests: readonly HubRequest[];
  /** The commit of a repository. */
  commit(repository: string): string;
  /** The hash of a file of a repository. */
  sha256(repository: string, path: string): string;
  /** Authorization headers sent to the CDN. */
  tokensAtCdn(): readonly string[];
  /** Answers the next `count` requests to the hub with this instead. */
  next(count: number, answer: Answer): void;
  /** Makes a commit that changes or adds these files, and removes those of null; the previous one is dropped. */
  publish(repository: string, files: Readonly<Record<string, Uint8Array | null>>): Promise<void>;
  /** Answers the page with this number, from 1, of a list with this instead. */
  onPage(page: number, answer: Answer): void;
  /** Revokes every signed address given out so far. */
  expireSignatures(): void;
  close(): Promise<void>;
}

/** 429 in the hub's words (https://huggingface.co/docs/hub/rate-limits). */
export function tooMany(seconds: number): Answer {
  return { status: 429, headers: { RateLimit: `"resolvers";r=0;t=${seconds}` }, body: 'Too many requests' };
}

/** The hub's answer to an unknown token. */
const expired: Answer = {
  status: 401,
  headers: { 'X-Error-Message': 'Invalid credentials in Authorization header' },
  body: { error: 'Invalid credentials in Authorization header' },
};

function bearer({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
}

/** Starts a hub on two free ports of the loopback interface. */
export async function startFakeHub(options: FakeHubOptions): Promise<FakeHub> {
  const repositories = new Map<string, Shelved>(
    Object.entries(options.repositories).map(([name, repository]) => [name, shelve(name, repository)]),
  );
  const files = [...repositories].flatMap(([name, { contents }]) =>
    [...contents].map(([path, content]) => [`${name}/${path}`, content] as const),
  );
  const cdn = await startModelHost({ files: Object.fromEntries(files), limits: options.limits ?? {} });
  const requests: HubRequest[] = [];
  const queue: { left: number; readonly answer: Answer }[] = [];
  const pageAnswers = new Map<number, Answer>();
  let pages = 0;
  let oldestGood = 0;
  let lastSignature = 0;
  const isGood = (path: string): boolean => {
    const signature = Number(new URL(path, 'http://cdn').searchParams.get('Signature') ?? Number.NaN);
    return signature > oldestGood && signature <= lastSignature;
  };
  cdn.onRequest((request) => (isGood(request.path) ? {} : { status: 403 }));

  const answer = (request: IncomingMessage, origin: string): Answer => {
    const queued = queue.find(({ left }) => left > 0);
    if (queued !== undefined) {
      queued.left -= 1;
      return queued.answer;
    }
    const isPage = /\/tree\//.test(request.url ?? '');
    if (isPage) pages += 1;
    const instead = isPage ? pageAnswers.get(pages) : undefined;
    if (instead !== undefined) return instead;
    const sign = (file: string): string => {
      lastSignature += 1;
      return `${cdn.url(file)}?Expires=1&Signature=${lastSignature}`;
    };
    if (options.expiredToken !== undefined && bearer(request) === options.expiredToken) return expired;
    const { renamed = {}, pageSize = 1000, linksTo = origin } = options;
    return answerApi(request, { origin, repositories, sign, renamed, pageSize, linksTo });
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = request;
    requests.push({ method, path: url, authorization: headers.authorization });
    const { status, headers: fields = {}, body = '' } = answer(request, origin);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    response.writeHead(status, {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(text),
      ...fields,
    });
    void endInPieces(response, text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    cdn,
    requests,
    commit: (name) => repositories.get(name)?.commit ?? '',
    sha256: (name, path) => repositories.get(name)?.sha256(path) ?? '',
    tokensAtCdn: () => [...cdn.authorizations('main'), ...cdn.authorizations('cdn')],
    next: (left, instead) => {
      queue.push({ left, answer: instead });
    },
    publish: async (name, changed) => {
      const before = repositories.get(name);
      if (before === undefined) throw new Error(`there is no ${name}`);
      const files = Object.entries({ ...before.files, ...changed }).flatMap(([file, content]) =>
        content === null ? [] : [[file, content] as const],
      );
      const after = shelve(before.commit, { ...before, files: Object.fromEntries(files) });
      for (const [file, content] of files) {
        if (before.files[file] !== content) await cdn.changeFile(`${name}/${file}`, content);
      }
      repositories.set(name, after);
    },
    onPage: (page, instead) => {
      pageAnswers.set(page, instead);
    },
    expireSignatures: () => {
      oldestGood = lastSignature;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await cdn.close();
    },
  };
}
