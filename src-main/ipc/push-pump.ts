import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { StatePatch } from '../../src-preload/contract/snapshot.ts';

/** The parts of a patch besides its number and its rows. */
export type ChangedParts = Omit<StatePatch, 'seq' | 'downloads' | 'removedDownloads'>;

/** Where patches of one window go. */
export interface PushTarget {
  isAlive(): boolean;
  send(patch: StatePatch): void;
}

/** Timers, so that tests need not wait. */
export interface PumpClock {
  monotonic(): number;
  later(ms: number, run: () => void): { cancel(): void };
}

/** Pushes to one window: progress at most every {@link minGapMs}, transitions at once. */
export interface PushPump {
  /** From now on patches follow the returned number; what was waiting is dropped, the snapshot holds it. */
  subscribe(): number;
  progress(download: DownloadView): void;
  transition(download: DownloadView): void;
  gone(id: string): void;
  changed(parts: ChangedParts): void;
  stop(): void;
}

/** Five pushes a second: smooth to the eye, nothing to the processor. */
const minGapMs = 200;

export function createPushPump(target: PushTarget, clock: PumpClock): PushPump {
  let seq: number | null = null;
  let rows = new Map<string, DownloadView>();
  let removed = new Set<string>();
  let parts: ChangedParts = {};
  let lastMs = Number.NEGATIVE_INFINITY;
  let timer: { cancel(): void } | null = null;

  const reset = (): void => {
    rows = new Map();
    removed = new Set();
    parts = {};
    timer?.cancel();
    timer = null;
  };
  const flush = (): void => {
    if (seq === null || !target.isAlive()) {
      reset();
      return;
    }
    const patch: StatePatch = {
      seq: seq + 1,
      ...parts,
      ...(rows.size > 0 ? { downloads: [...rows.values()] } : {}),
      ...(removed.size > 0 ? { removedDownloads: [...removed] } : {}),
    };
    reset();
    seq += 1;
    lastMs = clock.monotonic();
    target.send(patch);
  };
  const soon = (): void => {
    if (seq === null || timer !== null) return;
    const waitMs = lastMs + minGapMs - clock.monotonic();
    if (waitMs <= 0) flush();
    else timer = clock.later(waitMs, flush);
  };

  return {
    subscribe: () => {
      reset();
      seq = 0;
      return seq;
    },
    progress: (download) => {
      if (seq === null) return;
      rows.set(download.id, download);
      soon();
    },
    transition: (download) => {
      if (seq === null) return;
      removed.delete(download.id);
      rows.set(download.id, download);
      flush();
    },
    gone: (id) => {
      if (seq === null) return;
      rows.delete(id);
      removed.add(id);
      flush();
    },
    changed: (next) => {
      if (seq === null) return;
      parts = { ...parts, ...next };
      soon();
    },
    stop: () => {
      seq = null;
      reset();
    },
  };
}
