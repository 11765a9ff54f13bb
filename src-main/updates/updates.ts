import type { NoUpdates, UpdateView } from '../../src-preload/contract/updates.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { Log } from '../log-port.ts';
import { updateError } from './update-error.ts';
import type { Updater } from './updater.ts';

/** What updating takes from the rest of main. */
export interface UpdatePorts {
  /** Null: this copy can be updated. */
  readonly off: NoUpdates | null;
  readonly log: Log;
  /** Loaded when it is first needed. */
  updater(): Promise<Updater>;
  /** Whether newer versions are fetched and installed without being asked for. */
  isAutomatic(): boolean;
  /** Whether models are on their way: they go first, what they bring is what the person waits for. */
  isBusy(): boolean;
  now(): number;
}

/** Keeps Noggin itself up to date, quietly. */
export interface Updates {
  view(): UpdateView;
  /**
   * Looks for a newer version, and fetches it. Never rejects: what goes wrong is in the view.
   * @param by whoever wants it: what a person asked for is fetched though Noggin may not do so by itself
   */
  look(by: 'person' | 'schedule'): Promise<void>;
  /** Noggin may do so by itself now, or no longer. */
  settingsChanged(): void;
  /** Models have come or gone: what is fetched gives way to them, what waited for them may begin. */
  downloadsChanged(): void;
  /** @throws NogginError `not-now` when nothing is ready */
  wantRestart(): void;
  /**
   * The app is about to end and nothing is under way any more.
   * @returns whether the new version is being installed and started, which ends this process
   */
  atEnd(): boolean;
  onChange(listener: () => void): void;
}

export function createUpdates(ports: UpdatePorts): Updates {
  const listeners = new Set<() => void>();
  let view: UpdateView =
    ports.off === null ? { state: 'idle', lookedAtMs: null } : { state: 'off', why: ports.off };
  let updater: Updater | null = null;
  let isRestartWanted = false;
  let isAskedFor = false;
  let isFetching = false;
  /** Ends what is being fetched; what is shown then is its reason. */
  let giveUp: ((reason: UpdateView) => void) | null = null;
  const show = (next: UpdateView): void => {
    view = next;
    for (const listener of listeners) listener();
  };
  const failed = (error: unknown): void => {
    const known = updateError(error);
    ports.log.warn('no update', { code: known.code, message: known.message });
    show({ state: 'failed', error: toErrorView(known), lookedAtMs: ports.now() });
  };

  const fetch = async (from: Updater, version: string): Promise<void> => {
    const stop = new AbortController();
    giveUp = (reason) => {
      giveUp = null;
      show(reason);
      stop.abort();
    };
    show({ state: 'fetching', version, percent: 0 });
    try {
      await from.fetch((exact) => {
        const percent = Math.floor(exact);
        if (view.state === 'fetching' && view.percent !== percent) show({ ...view, percent });
      }, stop.signal);
      if (stop.signal.aborted) return;
      ports.log.info('an update is ready', { version });
      from.installAtEnd(ports.isAutomatic());
      show({ state: 'ready', version });
    } catch (error) {
      if (!stop.signal.aborted) failed(error);
    } finally {
      isFetching = false;
      giveUp = null;
      next(from);
    }
  };
  const fetchWhenQuiet = async (from: Updater, version: string): Promise<void> => {
    // One that was given up may still be on its way to its end.
    if (ports.isBusy() || isFetching) {
      show({ state: 'waiting', version });
      return;
    }
    isFetching = true;
    await fetch(from, version);
  };
  const next = (from: Updater): void => {
    if (view.state === 'waiting') void fetchWhenQuiet(from, view.version);
  };

  return {
    view: () => view,
    look: async (by) => {
      if (by === 'schedule' && !ports.isAutomatic()) return;
      // What is under way, or there, need not be looked for.
      if (view.state !== 'idle' && view.state !== 'failed') return;
      isAskedFor = by === 'person';
      show({ state: 'looking' });
      try {
        updater ??= await ports.updater();
        const version = await updater.look();
        if (version === null) show({ state: 'idle', lookedAtMs: ports.now() });
        else await fetchWhenQuiet(updater, version);
      } catch (error) {
        failed(error);
      }
    },
    downloadsChanged: () => {
      if (view.state === 'fetching' && ports.isBusy()) {
        giveUp?.({ state: 'waiting', version: view.version });
      } else if (updater !== null) next(updater);
    },
    settingsChanged: () => {
      if (view.state === 'ready') {
        updater?.installAtEnd(ports.isAutomatic());
        return;
      }
      if (ports.isAutomatic() || isAskedFor) return;
      const idle: UpdateView = { state: 'idle', lookedAtMs: ports.now() };
      if (view.state === 'fetching') giveUp?.(idle);
      else if (view.state === 'waiting') show(idle);
    },
    wantRestart: () => {
      if (view.state !== 'ready') throw new NogginError('not-now', 'No update is ready');
      isRestartWanted = true;
    },
    atEnd: () => {
      if (!isRestartWanted || view.state !== 'ready' || updater === null) return false;
      return updater.installAndStart();
    },
    onChange: (listener) => {
      listeners.add(listener);
    },
  };
}
