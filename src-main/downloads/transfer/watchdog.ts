import { NogginError } from '../../errors.ts';
import type { Tuning } from '../tuning.ts';

/** Aborts a request that receives nothing, or next to nothing. Counts under backpressure, too. */
export interface Watchdog {
  /** Aborted by silence or slowness, or with the outer signal. */
  readonly signal: AbortSignal;
  /** Bytes arrived: the silence starts anew. */
  arrived(bytes: number): void;
  /** We hold the bytes back ourselves: count neither silence nor slowness. */
  heldUp(): void;
  /** What ended it, or null. */
  reason(): NogginError | null;
  stop(): void;
}

/** Limits of a watchdog; see ../tuning.ts. */
export type Patience = Pick<Tuning, 'silenceMs' | 'slowMs' | 'slowBytesPerSecond'>;

/** A timer this late says something about this computer, not the server; in milliseconds. */
const lateMs = 1000;

/** Silence counts before and after the headers (FAULTS A19), slowness over intervals of `slowMs` (FAULTS A21). */
export function startWatchdog(patience: Patience, outer: AbortSignal): Watchdog {
  const controller = new AbortController();
  let reason: NogginError | null = null;
  let isStopped = false;
  let arrivedBytes = 0;
  let lastMs = performance.now();
  let stretchMs = lastMs;
  /** Forgive one late look per sign of life. */
  let isExcused = false;

  const bite = (error: NogginError): void => {
    reason = error;
    controller.abort(error);
  };
  const forward = (): void => controller.abort(outer.reason);
  const silence = setTimeout(() => {
    // A stopped process has not read its sockets yet.
    const heardMs = performance.now() - lastMs;
    if (heardMs > patience.silenceMs + lateMs && !isExcused) {
      isExcused = true;
      silence.refresh();
      return;
    }
    const message = `Nothing arrived for ${Math.round(patience.silenceMs / 1000)} s`;
    bite(new NogginError('network', message, { details: { systemCode: 'SILENT' } }));
  }, patience.silenceMs);
  const slowness = setInterval(() => {
    const bytesPerSecond = (arrivedBytes * 1000) / patience.slowMs;
    const isLate = performance.now() - stretchMs > patience.slowMs + lateMs;
    beginStretch();
    if (isLate || bytesPerSecond >= patience.slowBytesPerSecond) return;
    bite(new NogginError('slow', 'The server sends next to nothing', { details: { bytesPerSecond } }));
  }, patience.slowMs);

  const beginStretch = (): void => {
    stretchMs = performance.now();
    arrivedBytes = 0;
  };
  const heard = (): void => {
    lastMs = performance.now();
    isExcused = false;
    silence.refresh();
  };

  if (outer.aborted) forward();
  else outer.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    arrived: (bytes) => {
      if (isStopped) return;
      arrivedBytes += bytes;
      heard();
    },
    heldUp: () => {
      if (isStopped) return;
      beginStretch();
      heard();
      slowness.refresh();
    },
    reason: () => reason,
    stop: () => {
      isStopped = true;
      clearTimeout(silence);
      clearInterval(slowness);
      outer.removeEventListener('abort', forward);
    },
  };
}
