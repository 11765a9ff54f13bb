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
  /** Whether models are on their way: they go first, what they bring is what the person waits for. */
  isBusy(): boolean;
  now(): number;
}

/** Keeps Noggin itself up to date, quietly. */
export interface Updates {
  view(): UpdateView;
  /** Looks for a newer version, and fetches it. Never rejects: what goes wrong is in the view. */
  look(): Promise<void>;
  /** Models have come or gone: what waited for them may begin. */
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
    show({ state: 'fetching', version, percent: 0 });
    try {
      await from.fetch((exact) => {
        const percent = Math.floor(exact);
        if (view.state === 'fetching' && view.percent !== percent) show({ ...view, percent });
      });
      ports.log.info('an update is ready', { version });
      show({ state: 'ready', version });
    } catch (error) {
      failed(error);
    }
  };
  const fetchWhenQuiet = async (from: Updater, version: string): Promise<void> => {
    if (ports.isBusy()) show({ state: 'waiting', version });
    else await fetch(from, version);
  };

  return {
    view: () => view,
    look: async () => {
      // What is under way, or there, need not be looked for.
      if (view.state !== 'idle' && view.state !== 'failed') return;
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
      if (view.state === 'waiting' && updater !== null) void fetchWhenQuiet(updater, view.version);
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
