import { NogginError } from '../../errors.ts';
import type { Numbers } from '../numbers.ts';

/** Aborts a request on which nothing, or next to nothing, arrives. It counts under backpressure, too. */
export interface Watchdog {
  /** Aborted by silence or slowness, or with the outer signal. */
  readonly signal: AbortSignal;
  /** Something arrived: the silence starts anew. */
  arrived(bytes: number): void;
  /** Nothing can arrive, and that is our own doing: neither silence nor slowness is counted. */
  excused(): void;
  /** What ended it, or null. */
  reason(): NogginError | null;
  stop(): void;
}

/** How patient a watchdog is; see ../numbers.ts. */
export type Patience = Pick<Numbers, 'silenceMs' | 'slowMs' | 'slowBytesPerSecond'>;

/** Silence counts before and after the headers (FAULTS A19), slowness over stretches of `slowMs` (FAULTS A21). */
export function startWatchdog(patience: Patience, outer: AbortSignal): Watchdog {
  const controller = new AbortController();
  let reason: NogginError | null = null;
  let isStopped = false;
  let arrivedBytes = 0;

  const bite = (error: NogginError): void => {
    reason = error;
    controller.abort(error);
  };
  const forward = (): void => controller.abort(outer.reason);
  const silence = setTimeout(() => {
    const message = `Nothing arrived for ${Math.round(patience.silenceMs / 1000)} s`;
    bite(new NogginError('network', message, { details: { systemCode: 'SILENT' } }));
  }, patience.silenceMs);
  const slowness = setInterval(() => {
    const bytesPerSecond = (arrivedBytes * 1000) / patience.slowMs;
    arrivedBytes = 0;
    if (bytesPerSecond >= patience.slowBytesPerSecond) return;
    bite(new NogginError('slow', 'The server sends next to nothing', { details: { bytesPerSecond } }));
  }, patience.slowMs);

  if (outer.aborted) forward();
  else outer.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    arrived: (bytes) => {
      if (isStopped) return;
      arrivedBytes += bytes;
      silence.refresh();
    },
    excused: () => {
      if (isStopped) return;
      arrivedBytes = 0;
      silence.refresh();
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
