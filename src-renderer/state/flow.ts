import type { DownloadView, WayView } from '../../src-preload/contract/downloads.ts';
import { type Store, store } from './store.ts';

/** How fast a download was at a moment: epoch milliseconds, bytes per second. */
export interface Sample {
  readonly atMs: number;
  readonly bytesPerSecond: number;
}

/** How a host was reached the last time. */
export interface SeenWay {
  readonly host: string;
  readonly way: WayView;
}

/** What the window remembers of how bytes came, for as long as it lives. */
export interface Flow {
  subscribe(listener: () => void): () => void;
  /** Of the last minutes, oldest first; keeps its identity while nothing is added. */
  samples(downloadId: string): readonly Sample[];
  ways(): readonly SeenWay[];
}

/** So far back samples are kept, in milliseconds. */
export const keptMs = 5 * 60_000;
/** No two samples of a download are closer than this, in milliseconds. */
const gapMs = 1_000;
const nothing: readonly Sample[] = [];

/** Watches the store's downloads. Pushed at most five times a second; a sample a second is kept. */
export function createFlow(source: Pick<Store, 'current' | 'subscribe'>, now: () => number): Flow {
  const kept = new Map<string, readonly Sample[]>();
  let ways: readonly SeenWay[] = [];
  const listeners = new Set<() => void>();

  const take = (download: DownloadView, atMs: number): boolean => {
    const samples = kept.get(download.id) ?? nothing;
    const last = samples.at(-1);
    if (last !== undefined && atMs - last.atMs < gapMs && atMs >= last.atMs) return false;
    // A clock that was set back begins a new graph (FAULTS C12).
    const recent = samples.filter((one) => one.atMs > atMs - keptMs && one.atMs < atMs);
    kept.set(download.id, [...recent, { atMs, bytesPerSecond: download.bytesPerSecond }]);
    return true;
  };
  const see = ({ sourceHost: host, way }: DownloadView): boolean => {
    if (way === null) return false;
    const seen = ways.find((one) => one.host === host)?.way;
    if (seen?.transport === way.transport && seen.proxy === way.proxy) return false;
    ways = [...ways.filter((one) => one.host !== host), { host, way }].slice(-20);
    return true;
  };
  source.subscribe(() => {
    const state = source.current();
    if (state.phase !== 'ready') return;
    const atMs = now();
    let hasNews = false;
    for (const download of state.snapshot.downloads) {
      if (see(download)) hasNews = true;
      if (download.state === 'downloading' && take(download, atMs)) hasNews = true;
    }
    for (const id of kept.keys()) {
      if (!state.snapshot.downloads.some((one) => one.id === id)) kept.delete(id);
    }
    if (hasNews) for (const listener of listeners) listener();
  });

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    samples: (downloadId) => kept.get(downloadId) ?? nothing,
    ways: () => ways,
  };
}

/** The one of this window. */
export const flow: Flow = createFlow(store, Date.now);
