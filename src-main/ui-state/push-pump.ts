import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { ChangingParts, StatePatch } from '../../src-preload/contract/snapshot.ts';

/** The parts of a patch besides its number and its rows. */
export type ChangedParts = Partial<ChangingParts>;

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
  /**
   * Starts a new sequence: patches follow the returned number, pending ones are dropped since the snapshot holds
   * them. Numbers never decrease, so that a reloaded page can tell old patches from new ones.
   */
  subscribe(): number;
  progress(download: DownloadView): void;
  transition(download: DownloadView): void;
  gone(id: string): void;
  changed(parts: ChangedParts): void;
  stop(): void;
}

/** The pumps of all windows. */
export interface Pumps {
  /** The pump of a window, made when first asked for and gone with the window. */
  of(senderId: number): PushPump;
  all(): readonly PushPump[];
}

/** Five pushes a second: smooth, and cheap. */
const minGapMs = 200;

export function createPushPump(target: PushTarget, clock: PumpClock): PushPump {
  let seq = 0;
  let isListening = false;
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
    if (!isListening || !target.isAlive()) {
      reset();
      return;
    }
    seq += 1;
    const patch: StatePatch = {
      seq,
      ...parts,
      ...(rows.size > 0 ? { downloads: [...rows.values()] } : {}),
      ...(removed.size > 0 ? { removedDownloads: [...removed] } : {}),
    };
    reset();
    lastMs = clock.monotonic();
    target.send(patch);
  };
  const soon = (): void => {
    if (timer !== null) return;
    const waitMs = lastMs + minGapMs - clock.monotonic();
    if (waitMs <= 0) flush();
    else timer = clock.later(waitMs, flush);
  };

  return {
    subscribe: () => {
      reset();
      isListening = true;
      return seq;
    },
    progress: (download) => {
      if (!isListening) return;
      rows.set(download.id, download);
      soon();
    },
    transition: (download) => {
      if (!isListening) return;
      removed.delete(download.id);
      rows.set(download.id, download);
      flush();
    },
    gone: (id) => {
      if (!isListening) return;
      rows.delete(id);
      removed.add(id);
      flush();
    },
    changed: (next) => {
      if (!isListening) return;
      parts = { ...parts, ...next };
      soon();
    },
    stop: () => {
      isListening = false;
      reset();
    },
  };
}
