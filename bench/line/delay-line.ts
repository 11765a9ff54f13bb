/** A line of a fixed length: what goes in comes out after `delayMs`, in order. */
export interface DelayLine<T> {
  /** @param extraMs added for this and, as the order is kept, for all that follows */
  push(item: T, extraMs?: number): void;
  /** Drops everything from now on. */
  cut(): void;
}

/** @param deliver called with each item when it is due */
export function createDelayLine<T>(delayMs: number, deliver: (item: T) => void): DelayLine<T> {
  const queue: { readonly item: T; readonly dueMs: number }[] = [];
  let lastDueMs = 0;
  let timer: NodeJS.Timeout | null = null;
  let isCut = false;

  const drain = (): void => {
    timer = null;
    for (let first = queue[0]; first !== undefined && !isCut; first = queue[0]) {
      const leftMs = first.dueMs - performance.now();
      if (leftMs > 0.5) {
        timer = setTimeout(drain, leftMs);
        return;
      }
      queue.shift();
      deliver(first.item);
    }
  };
  return {
    push: (item, extraMs = 0) => {
      if (isCut) return;
      lastDueMs = Math.max(lastDueMs, performance.now() + delayMs + extraMs);
      queue.push({ item, dueMs: lastDueMs });
      timer ??= setTimeout(drain, lastDueMs - performance.now());
    },
    cut: () => {
      isCut = true;
      if (timer !== null) clearTimeout(timer);
      queue.length = 0;
    },
  };
}
