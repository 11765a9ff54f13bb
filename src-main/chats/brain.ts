import type { BrainView } from '../../src-preload/contract/chat.ts';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { toErrorView } from '../errors.ts';
import type { InferenceState, LoadedModel } from '../inference/port.ts';
import type { ChatPorts } from './ports.ts';

/** Progress of loading is told at most so often, in milliseconds. */
const gapMs = 100;

/** What the window knows of the model that answers. */
export interface Brain {
  view(): BrainView;
  /** As ChatPorts.ensureLoaded; a refusal is shown until something else happens. */
  ensureLoaded(modelId: string | null, anyway: boolean): Promise<LoadedModel>;
  stop(): void;
}

/** Follows the model, and tells the window. */
export function createBrain(
  ports: Pick<ChatPorts, 'inference' | 'ensureLoaded' | 'modelInUse' | 'clock' | 'push'>,
): Brain {
  const { inference, clock } = ports;
  let refusal: ErrorView | null = null;
  let told: BrainView['kind'] | null = null;
  let toldMs = Number.NEGATIVE_INFINITY;
  let timer: { cancel(): void } | null = null;

  const view = (): BrainView => brainView(inference.state(), ports.modelInUse(), refusal);
  const tell = (): void => {
    timer?.cancel();
    timer = null;
    const brain = view();
    told = brain.kind;
    toldMs = clock.monotonic();
    ports.push({ kind: 'brain', brain });
  };
  const stopListening = inference.onChange((state) => {
    // The state in which a refused load leaves it is no news.
    if (state.kind !== 'empty') refusal = null;
    const waitMs = toldMs + gapMs - clock.monotonic();
    if (view().kind !== told || waitMs <= 0) tell();
    else timer ??= clock.later(waitMs, tell);
  });
  return {
    view,
    ensureLoaded: async (modelId, anyway) => {
      if (refusal !== null) {
        refusal = null;
        tell();
      }
      try {
        return await ports.ensureLoaded(modelId, anyway);
      } catch (error) {
        refusal = toErrorView(error);
        tell();
        throw error;
      }
    },
    stop: () => {
      stopListening();
      timer?.cancel();
    },
  };
}

/** The model as it is shown. Pure. */
function brainView(
  state: InferenceState,
  inUse: { readonly id: string; readonly name: string } | null,
  refusal: ErrorView | null,
): BrainView {
  const nothing = { progress: 0, error: null, contextTokens: null, canThink: false };
  if (state.kind === 'empty') {
    const model = { modelId: inUse?.id ?? null, name: inUse?.name ?? null };
    if (refusal !== null) return { ...nothing, ...model, kind: 'failed', error: refusal };
    return { ...nothing, ...model, kind: inUse === null ? 'none' : 'empty' };
  }
  const model = { modelId: state.model.modelId, name: state.model.name };
  switch (state.kind) {
    case 'loading':
      return { ...nothing, ...model, kind: 'loading', progress: state.progress };
    case 'failed':
      return { ...nothing, ...model, kind: 'failed', error: state.error };
    default: {
      const { contextTokens, canThink } = state.loaded;
      return { ...nothing, ...model, kind: state.kind, progress: 1, contextTokens, canThink };
    }
  }
}
