import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Limits, type ModelHost, startModelHost } from '../model-host/host.ts';
import { endInPieces } from '../pieces.ts';
import { type Answer, answerApi } from './api.ts';
import { type HubRepository, type Shelved, shelve } from './repository.ts';

export type { HubRepository } from './repository.ts';

/** How to start a hub. */
export interface FakeHubOptions {
  /** By `org/repo`. */
  readonly repositories: Readonly<Record<string, HubRepository>>;
  /** Former names of repositories, and what each is called now. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Files on one page of a listing; default 1000. */
  readonly pageSize?: number;
  /** Where the addresses of next pages point to, as those of a mirror may to the original; the hub itself by default. */
  readonly linksTo?: string;
  /** A token that is no longer good: whoever shows it is refused, whatever is asked for. */
  readonly expiredToken?: string;
  /** How fast the CDN serves. */
  readonly limits?: Limits;
}

/** A request as it reached the hub's own origin. */
export interface HubRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** A hub on loopback that answers as Hugging Face's HTTP interface does, with the bulk on a second origin. */
export interface FakeHub {
  readonly origin: string;
  /** The second origin; its log tells whether a token ever got there. */
  readonly cdn: ModelHost;
  readonly requests: readonly HubRequest[];
  /** The commit of a repository. */
  commit(repository: string): string;
  /** The hash of a file of a repository. */
  sha256(repository: string, path: string): string;
  /** Authorization headers that reached the CDN. */
  tokensAtCdn(): readonly string[];
  /** The next so many requests to the hub are answered with this instead. */
  next(count: number, answer: Answer): void;
  /** A commit that changes or adds these files, or removes those of null; the one before is not kept. */
  publish(repository: string, files: Readonly<Record<string, Uint8Array | null>>): Promise<void>;
  /** The so-manieth page of a list, from 1, is answered with this instead. */
  onPage(page: number, answer: Answer): void;
  /** Ends every signed address given out so far. */
  expireSignatures(): void;
  close(): Promise<void>;
}

/** 429 as the hub words it (https://huggingface.co/docs/hub/rate-limits). */
export function tooMany(seconds: number): Answer {
  return { status: 429, headers: { RateLimit: `"resolvers";r=0;t=${seconds}` }, body: 'Too many requests' };
}

/** What the hub says to a token that it does not know. */
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
