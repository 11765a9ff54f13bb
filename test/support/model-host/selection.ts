import type { Faults } from './faults.ts';
import type { RequestRecord } from './log.ts';

/** Decides about a single request; its faults override the standing ones. */
export type RequestHook = (
  request: Readonly<RequestRecord>,
) => Faults | undefined | Promise<Faults | undefined>;

/** Selects the faults of a request. */
export interface Selection {
  /** Replaces the standing faults from now on. */
  set(faults: Faults): void;
  /** Queues faults for the next `count` requests, or for those that `where` picks. Queued orders are used in turn. */
  next(count: number, faults: Faults, where?: (request: Readonly<RequestRecord>) => boolean): void;
  /** Asks the hook about every request; returns a function that removes it. */
  onRequest(hook: RequestHook): () => void;
  /** The faults for this request; uses up one place in the queue. */
  faultsFor(request: RequestRecord): Promise<Faults>;
}

/** A selection that starts with the given faults for every request. */
export function createSelection(initial: Faults): Selection {
  let standing = initial;
  const queue: { left: number; faults: Faults; where: (request: Readonly<RequestRecord>) => boolean }[] = [];
  const hooks = new Set<RequestHook>();
  return {
    set(faults) {
      standing = faults;
    },
    next(count, faults, where = () => true) {
      queue.push({ left: count, faults, where });
    },
    onRequest(hook) {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
    async faultsFor(request) {
      let faults = standing;
      const queued = queue.find((entry) => entry.left > 0 && entry.where(request));
      if (queued !== undefined) {
        queued.left -= 1;
        faults = { ...faults, ...queued.faults };
      }
      for (const hook of hooks) faults = { ...faults, ...(await hook(request)) };
      return faults;
    },
  };
}
