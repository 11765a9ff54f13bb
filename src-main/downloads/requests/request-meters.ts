import { createProgressMeter, type ProgressMeter } from '../progress.ts';

/** After a rest longer than this, in milliseconds, a request gets a new meter. */
const restMs = 1000;

/** Speed and time left of each request, from samples of all its files together. */
export interface RequestMeters {
  /** A job of this request begins. */
  begun(requestId: string): void;
  /** A job of this request has ended. */
  ended(requestId: string): void;
  sample(requestId: string, receivedBytes: number, totalBytes: number | null): void;
  read(requestId: string): { readonly bytesPerSecond: number; readonly secondsLeft: number | null };
  forget(requestId: string): void;
}

/** @param monotonic milliseconds from a clock that never jumps */
export function createRequestMeters(monotonic: () => number): RequestMeters {
  const meters = new Map<string, { meter: ProgressMeter; jobs: number; restsSinceMs: number }>();
  return {
    begun: (id) => {
      const known = meters.get(id);
      const isResting =
        known === undefined || (known.jobs === 0 && monotonic() - known.restsSinceMs > restMs);
      const meter = isResting ? createProgressMeter() : known.meter;
      meters.set(id, { meter, jobs: (known?.jobs ?? 0) + 1, restsSinceMs: 0 });
    },
    ended: (id) => {
      const known = meters.get(id);
      if (known === undefined) return;
      known.jobs -= 1;
      known.restsSinceMs = monotonic();
    },
    sample: (id, receivedBytes, totalBytes) =>
      meters.get(id)?.meter.sample(receivedBytes, totalBytes, monotonic()),
    read: (id) => {
      const meter = meters.get(id)?.meter;
      const nowMs = monotonic();
      return {
        bytesPerSecond: meter?.bytesPerSecond(nowMs) ?? 0,
        secondsLeft: meter?.secondsLeft(nowMs) ?? null,
      };
    },
    forget: (id) => {
      meters.delete(id);
    },
  };
}
