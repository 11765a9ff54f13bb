import type { IncomingHttpHeaders } from 'node:http';

/** Which of the host's two listeners a request came to. */
export type OriginName = 'main' | 'cdn';

/** How an answer ended: as it should, left by the client, cut by a fault, or not yet. */
export type Outcome = 'open' | 'complete' | 'aborted' | 'cut';

/** One request, filled in while it is answered. */
export interface RequestRecord {
  /** Counts from 1 over both origins, in order of arrival. */
  readonly id: number;
  readonly origin: OriginName;
  /** The connection it came on, counted from 1 over both origins, in the order they were accepted. */
  readonly connection: number;
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  /** The file it is about, or null where there is none of that name. */
  name: string | null;
  readonly headers: IncomingHttpHeaders;
  /** The Range header as sent. */
  readonly range: string | undefined;
  /** The status answered; 0 while there is none. */
  status: number;
  /** Body bytes handed to the socket. */
  bytesSent: number;
  /** Of these, what the operating system took: all but a last chunk when the client went away. */
  bytesFlushed: number;
  outcome: Outcome;
}

/** All that was asked and served so far. */
export interface Log {
  readonly requests: RequestRecord[];
  readonly bytesByFile: Map<string, number>;
  /** Calls waiters back; to be called after every change. */
  changed(): void;
  /** Resolves when the condition holds; it is tried now and after every change. */
  until(condition: () => boolean): Promise<void>;
}

/** An empty log. */
export function createLog(): Log {
  const waiting = new Set<() => void>();
  return {
    requests: [],
    bytesByFile: new Map(),
    changed: () => {
      for (const check of [...waiting]) check();
    },
    until: (condition) =>
      new Promise((resolve) => {
        const check = () => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}
