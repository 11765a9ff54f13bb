import type {
  AnswerEnd,
  AnswerEvents,
  Inference,
  InferenceState,
  LoadedModel,
  LoadPlan,
  Question,
} from '../../../src-main/inference/port.ts';

/** One question, with its answer under the test's control. */
export interface Asked {
  readonly question: Question;
  readonly events: AnswerEvents;
  readonly signal: AbortSignal;
  end(how?: Partial<AnswerEnd>): void;
  fail(error: unknown): void;
}

/** A model under the test's control. Aborting ends an answer as `stopped`, at once. */
export interface Scripted extends Inference {
  /** The next question, in order; waits for it. */
  asked(): Promise<Asked>;
  /** How many questions were asked so far. */
  count(): number;
  become(state: InferenceState): void;
}

export const scriptedModel = { modelId: 'scripted', name: 'Scripted', path: '/models/scripted.gguf' };
export const scriptedLoaded: LoadedModel = {
  modelId: 'scripted',
  contextTokens: 4096,
  canThink: true,
  canUseTools: false,
};
const plainEnd: AnswerEnd = { reason: 'end', tokens: 5, firstTokenMs: 40, tokensPerSecond: 12.5 };

export function createScripted(): Scripted {
  let state: InferenceState = { kind: 'empty' };
  const listeners = new Set<(state: InferenceState) => void>();
  const put: Asked[] = [];
  let taken = 0;
  let arrived = Promise.withResolvers<void>();

  const become = (next: InferenceState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async (plan: LoadPlan) => {
      const loaded = { ...scriptedLoaded, modelId: plan.model.modelId };
      become({ kind: 'ready', model: plan.model, loaded });
      return loaded;
    },
    answer: (question, events, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<AnswerEnd>();
      signal.addEventListener('abort', () => resolve({ ...plainEnd, reason: 'stopped' }));
      const end = (how: Partial<AnswerEnd> = {}): void => resolve({ ...plainEnd, ...how });
      put.push({ question, events, signal, end, fail: reject });
      arrived.resolve();
      arrived = Promise.withResolvers();
      return promise;
    },
    embed: async (texts) => ({ vectors: texts.map(() => [1, 0]), tokens: texts.length }),
    unload: async () => become({ kind: 'empty' }),
    stop: async () => become({ kind: 'empty' }),
    asked: async () => {
      while (put[taken] === undefined) await arrived.promise;
      taken += 1;
      return put[taken - 1] as Asked;
    },
    count: () => put.length,
    become,
  };
}
