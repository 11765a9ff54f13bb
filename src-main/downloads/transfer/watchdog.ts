import { NogginError } from '../../errors.ts';

/** Aborts a request on which nothing arrives. An HTTP library's own body timeout sleeps under backpressure; this does not. */
export interface Watchdog {
  /** Aborted by silence, or with the outer signal. */
  readonly signal: AbortSignal;
  /** Something arrived: the silence starts anew. */
  alive(): void;
  /** The silence that ended it, or null. */
  reason(): NogginError | null;
  stop(): void;
}

/** @param silenceMs longest time without a byte, before or after the headers (FAULTS A19) */
export function startWatchdog(silenceMs: number, outer: AbortSignal): Watchdog {
  const controller = new AbortController();
  let reason: NogginError | null = null;
  const forward = (): void => controller.abort(outer.reason);
  const timer = setTimeout(() => {
    reason = new NogginError('network', `Nothing arrived for ${Math.round(silenceMs / 1000)} s`, {
      details: { systemCode: 'SILENT' },
    });
    controller.abort(reason);
  }, silenceMs);
  if (outer.aborted) forward();
  else outer.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    alive: () => {
      timer.refresh();
    },
    reason: () => reason,
    stop: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', forward);
    },
  };
}
