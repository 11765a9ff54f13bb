import type { BrainView } from '../../src-preload/contract/chat.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { Inference, InferenceState, LoadedModel, LoadPlan } from './port.ts';
import type { Rank } from './turns.ts';

/** What it takes from the rest of main. */
export interface BrainPorts {
  readonly inference: Inference;
  /**
   * How a model is to be loaded, by what is free now.
   * @param anyway although the memory seems too short
   * @throws NogginError `memory-short`, `unknown-id`, `folder-unavailable`, `model-damaged`
   */
  plan(modelId: string, anyway: boolean): Promise<LoadPlan>;
  /** The model in use; null when there is none. */
  inUse(): { readonly modelId: string; readonly name: string } | null;
  /** Minutes without a question after which the memory is given back; null: never. */
  idleMinutes(): number | null;
  /** Whether so little memory is free that the system begins to suffer. Never rejects. */
  isMemoryShort(): Promise<boolean>;
  /** A model that is asked in the background, for nobody. */
  readonly background: {
    isOn(): boolean;
    /** Ends it. Resolves when its place is free. */
    makeWay(): Promise<void>;
  };
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Calls back once, unless canceled. */
  later(ms: number, run: () => void): () => void;
}

/** The model that answers: which it is, loaded when it is needed and given up when it is not. */
export interface Brain {
  view(): BrainView;
  /** Returns the way to stop listening. */
  onChange(listener: (view: BrainView) => void): () => void;
  /**
   * Loads a model, by default the one in use, unless it is loaded.
   * @param rank a model that crashed twice is tried again for a person only
   * @throws NogginError why it does not load
   */
  ensureLoaded(modelId: string | null, anyway: boolean, rank?: Rank): Promise<LoadedModel>;
  /** Somebody is about to ask. Never rejects: what is wrong is in the view. */
  prepare(anyway?: boolean): Promise<void>;
  /** A question was asked or answered: the idle time starts anew. */
  used(): void;
  /** Another model is in use, or settings have changed. */
  refresh(): void;
  /** Whether a model is loaded for a person, or about to be, or was a moment ago. */
  isTaken(): boolean;
  /** The file of a model goes away or changes: it must not stay loaded. */
  release(modelId: string): Promise<void>;
}

/** How often memory is looked at while a model is loaded and idle, in milliseconds. */
const lookMs = 30_000;
/** So long after the last use of a model the person may still be at it. */
const momentMs = 60_000;

export function createBrain(ports: BrainPorts): Brain {
  const { inference } = ports;
  const listeners = new Set<(view: BrainView) => void>();
  /** Why the last attempt did not even begin to load. */
  let refused: { readonly modelId: string; readonly error: BrainView['error'] } | null = null;
  let idleSteps = 0;
  let lastUseMs = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  let loading: Promise<LoadedModel> | null = null;

  const state = (): InferenceState => (ports.background.isOn() ? { kind: 'empty' } : inference.state());
  const view = (): BrainView => viewOf(state(), ports.inUse(), refused);
  const tell = (): void => {
    const now = view();
    for (const listener of listeners) listener(now);
  };
  const isIdle = (): boolean => state().kind === 'ready';
  /** Looks again and again while something is loaded; nothing at all otherwise. */
  const watch = (): void => {
    cancel?.();
    cancel = null;
    if (!isIdle()) return;
    cancel = ports.later(lookMs, () => {
      cancel = null;
      idleSteps += 1;
      void look();
    });
  };
  const look = async (): Promise<void> => {
    const minutes = ports.idleMinutes();
    const isOver = minutes !== null && idleSteps * lookMs >= minutes * 60_000;
    const stepsBefore = idleSteps;
    const isShort = !isOver && (await ports.isMemoryShort());
    // A newer question has scheduled its own check.
    if (idleSteps !== stepsBefore || cancel !== null) return;
    if (isIdle() && (isOver || isShort)) await inference.unload();
    else watch();
  };
  const used = (): void => {
    idleSteps = 0;
    if (!ports.background.isOn()) lastUseMs = ports.now();
    watch();
  };
  inference.onChange(() => {
    used();
    tell();
  });

  const load = async (modelId: string, anyway: boolean, rank: Rank): Promise<LoadedModel> => {
    await ports.background.makeWay();
    const now = state();
    const isThere = (now.kind === 'ready' || now.kind === 'answering') && now.model.modelId === modelId;
    if (isThere) return now.loaded;
    refused = null;
    try {
      const plan = await ports.plan(modelId, anyway);
      // Always try for a person.
      return await inference.load(plan, rank === 'person');
    } catch (error) {
      refused = { modelId, error: toErrorView(error) };
      tell();
      throw error;
    }
  };
  const ensureLoaded: Brain['ensureLoaded'] = async (modelId, anyway, rank = 'person') => {
    const wanted = modelId ?? ports.inUse()?.modelId ?? null;
    if (wanted === null) throw new NogginError('unknown-id', 'There is no model to talk to');
    // Serialize: a second click must not load twice.
    const before = loading;
    const next = (before ?? Promise.resolve()).then(
      () => load(wanted, anyway, rank),
      () => load(wanted, anyway, rank),
    );
    loading = next;
    try {
      return await next;
    } finally {
      if (loading === next) loading = null;
    }
  };

  return {
    view,
    used,
    ensureLoaded,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    prepare: async (anyway = false) => {
      await ensureLoaded(null, anyway).catch(() => {});
    },
    refresh: () => {
      refused = null;
      watch();
      tell();
    },
    isTaken: () =>
      loading !== null || !['empty', 'failed'].includes(state().kind) || ports.now() - lastUseMs < momentMs,
    release: async (modelId) => {
      const now = inference.state();
      if (now.kind === 'empty' || now.model.modelId !== modelId) return;
      await ports.background.makeWay();
      await inference.unload();
    },
  };
}

function viewOf(
  state: InferenceState,
  inUse: ReturnType<BrainPorts['inUse']>,
  refused: { readonly modelId: string; readonly error: BrainView['error'] } | null,
): BrainView {
  const nothing = { progress: 0, error: null, contextTokens: null, canThink: false } as const;
  if (refused !== null && (state.kind === 'empty' || state.kind === 'failed')) {
    const name = inUse?.modelId === refused.modelId ? inUse.name : null;
    return { ...nothing, kind: 'failed', modelId: refused.modelId, name, error: refused.error };
  }
  switch (state.kind) {
    case 'empty':
      return inUse === null
        ? { ...nothing, kind: 'none', modelId: null, name: null }
        : { ...nothing, kind: 'empty', ...inUse };
    case 'loading':
      return { ...nothing, kind: 'loading', ...named(state.model), progress: state.progress };
    case 'ready':
    case 'answering': {
      const { contextTokens, canThink } = state.loaded;
      return { ...nothing, kind: state.kind, ...named(state.model), contextTokens, canThink };
    }
    case 'failed':
      return { ...nothing, kind: 'failed', ...named(state.model), error: state.error };
  }
}

const named = ({ modelId, name }: { readonly modelId: string; readonly name: string }) => ({ modelId, name });
