import type { IncomingHttpHeaders } from 'node:http';

/** The listener of a request: one of the host's two. */
export type OriginName = 'main' | 'cdn';

/** How an answer ended: complete, left by the client, cut by a fault, or still open. */
export type Outcome = 'open' | 'complete' | 'aborted' | 'cut';

/** One request, filled in while it is answered. */
export interface RequestRecord {
  /** Counts from 1 over both origins, in order of arrival. */
  readonly id: number;
  readonly origin: OriginName;
  /** Its connection, counted from 1 over both origins, in order of acceptance. */
  readonly connection: number;
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  /** Its file, or null where none has that name. */
  name: string | null;
  readonly headers: IncomingHttpHeaders;
  /** The Range header as sent. */
  readonly range: string | undefined;
  /** The status answered; 0 before the answer. */
  status: number;
  /** Body bytes handed to the socket. */
  bytesSent: number;
  /** Of these, what the operating system took: all but a last chunk when the client disconnected. */
  bytesFlushed: number;
  outcome: Outcome;
}

/** All requests and served bytes so far. */
export interface Log {
  readonly requests: RequestRecord[];
  readonly bytesByFile: Map<string, number>;
  /** Wakes the waiters; to be called after every change. */
  changed(): void;
  /** Resolves when the condition holds; checked now and after every change. */
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
