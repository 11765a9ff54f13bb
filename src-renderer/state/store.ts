import type { NogginApi } from '../../src-preload/contract/api.ts';
import type { ErrorView, Result } from '../../src-preload/contract/errors.ts';
import type { AppSnapshot, StatePatch } from '../../src-preload/contract/snapshot.ts';
import { applyPatch, keepUnchanged } from './apply-patch.ts';

/** What the window knows of main. Once `ready`, it stays so. */
export type AppState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'unreachable'; readonly error: ErrorView }
  | { readonly phase: 'ready'; readonly snapshot: AppSnapshot };

/** The window's picture of main's state, kept up to date by pushed patches. */
export interface Store {
  current(): AppState;
  /** Returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
  /** Listens to main, then asks for the snapshot. Returns the way to stop. */
  connect(api: NogginApi): () => void;
  /** Asks for the snapshot; one question at a time. */
  refresh(): Promise<void>;
}

/** Makes a store; the window has one, see {@link store}. */
export function createStore(): Store {
  let state: AppState = { phase: 'loading' };
  let api: NogginApi | null = null;
  let isAsking = false;
  /** Patches that came while a snapshot was on its way. */
  let early: StatePatch[] = [];
  const listeners = new Set<() => void>();

  const set = (next: AppState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const onPatch = (patch: StatePatch): void => {
    if (isAsking || state.phase !== 'ready') {
      early.push(patch);
      return;
    }
    const patched = applyPatch(state.snapshot, patch);
    if (patched.kind === 'applied') set({ phase: 'ready', snapshot: patched.snapshot });
    if (patched.kind === 'gap') {
      early.push(patch);
      void refresh();
    }
  };

  const refresh = async (): Promise<void> => {
    if (isAsking || api === null) return;
    isAsking = true;
    const asked = api;
    const answer = await ask(asked);
    isAsking = false;
    if (api !== asked) return;
    const waiting = early.toSorted((a, b) => a.seq - b.seq);
    early = [];
    if (answer.ok) {
      const known = state.phase === 'ready' ? keepUnchanged(state.snapshot, answer.value) : answer.value;
      set({ phase: 'ready', snapshot: known });
      for (const patch of waiting) onPatch(patch);
    } else if (state.phase !== 'ready') {
      set({ phase: 'unreachable', error: answer.error });
    }
  };

  return {
    current: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (to) => {
      api = to;
      const stop = to.onState(onPatch);
      void refresh();
      return () => {
        stop();
        api = null;
      };
    },
    refresh,
  };
}

async function ask(api: NogginApi): Promise<Result<AppSnapshot>> {
  try {
    return await api.request('app:snapshot', undefined);
  } catch (error) {
    return { ok: false, error: { code: 'internal', message: String(error) } };
  }
}

/** The one store of this window. */
export const store: Store = createStore();
