import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import type { Headers, Way } from '../client.ts';
import type { Route } from '../routes.ts';

/** What a worker asks of the thread that has the system's network; `id` belongs to one question. */
export type ToSystem =
  | { readonly kind: 'routes'; readonly id: number; readonly url: string }
  | {
      readonly kind: 'get';
      readonly id: number;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** Acknowledges consumed bytes: as many more may come. */
  | { readonly kind: 'taken'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'drop'; readonly id: number };

/** What comes back. */
export type FromSystem =
  | { readonly kind: 'routes'; readonly id: number; readonly routes: readonly Route[] }
  | {
      readonly kind: 'head';
      readonly id: number;
      readonly status: number;
      readonly headers: Headers;
      readonly way: Way;
    }
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorView };

/** Bytes of one answer that may be on their way between the threads: backpressure reaches the network service. */
export const onTheWayBytes = 2 * 1024 * 1024;
