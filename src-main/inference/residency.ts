import { NogginError } from '../errors.ts';
import type { Inference, LoadedModel, LoadPlan } from './port.ts';

/** What it takes from the rest of main. */
export interface ResidencyPorts {
  readonly inference: Pick<Inference, 'state' | 'onChange' | 'load' | 'unload'>;
  /**
   * How a model is to be loaded, by what is free now.
   * @param anyway although the memory seems too short
   * @throws NogginError `memory-short`, `unknown-id`, `folder-unavailable`, `model-damaged`
   */
  plan(modelId: string, anyway: boolean): Promise<LoadPlan>;
  /** The model in use; null when there is none. */
  inUse(): string | null;
  /** Minutes without a question after which the memory is given back; null: never. */
  idleMinutes(): number | null;
  /** Whether so little memory is free that the system begins to suffer. */
  isMemoryShort(): boolean;
  /** Calls back once, unless cancelled. */
  later(ms: number, run: () => void): { cancel(): void };
}

/** When the model is in memory: from the moment that somebody is about to ask until it is idle, or memory gets short. */
export interface Residency {
  /**
   * Loads a model, by default the one in use, unless it is loaded.
   * @throws NogginError why it does not load; `unknown-id` where there is no model
   */
  ensureLoaded(modelId: string | null, anyway: boolean): Promise<LoadedModel>;
  /** The file of a model goes away or changes: it must not stay loaded. */
  release(modelId: string): Promise<void>;
}

/** How often a model that is loaded and idle is looked at, in milliseconds. */
const lookMs = 30_000;

export function createResidency(ports: ResidencyPorts): Residency {
  const { inference } = ports;
  let idleLooks = 0;
  let timer: { cancel(): void } | null = null;

  const isIdle = (): boolean => inference.state().kind === 'ready';
  /** Looks again and again while a model is idle, and not at all otherwise. */
  const watch = (): void => {
    timer?.cancel();
    timer = isIdle() ? ports.later(lookMs, look) : null;
  };
  const look = (): void => {
    timer = null;
    idleLooks += 1;
    const minutes = ports.idleMinutes();
    const isOver = minutes !== null && idleLooks * lookMs >= minutes * 60_000;
    if (isIdle() && (isOver || ports.isMemoryShort())) void inference.unload();
    else watch();
  };
  inference.onChange(() => {
    idleLooks = 0;
    watch();
  });

  return {
    ensureLoaded: async (modelId, anyway) => {
      const wanted = modelId ?? ports.inUse();
      if (wanted === null) throw new NogginError('unknown-id', 'There is no model to talk to');
      const state = inference.state();
      const isLoaded = state.kind === 'ready' || state.kind === 'answering';
      if (isLoaded && state.model.modelId === wanted) return state.loaded;
      return inference.load(await ports.plan(wanted, anyway), true);
    },
    release: async (modelId) => {
      const state = inference.state();
      if (state.kind !== 'empty' && state.model.modelId === modelId) await inference.unload();
    },
  };
}
