import { NogginError, toErrorView } from '../errors.ts';
import { type Conversation, conversationWith, type Patience, wasUnheard } from './conversation-with.ts';
import { createCrashes } from './crashes.ts';
import type { ModelProcess } from './model-process.ts';
import type {
  AnswerEnd,
  AnswerEvents,
  Embedded,
  Inference,
  InferenceState,
  LoadedModel,
  LoadPlan,
  Question,
} from './port.ts';
import { type InferenceEvent, next } from './state.ts';

/** Remembers that the graphics card ended a model's process, so that it is not tried again. */
export interface GraphicsMemory {
  hasFailed(modelId: string): boolean;
  remember(modelId: string): void;
}

export interface InferenceOptions {
  /** Starts a process for a model. */
  spawn(): ModelProcess;
  readonly graphics: GraphicsMemory;
  /** Milliseconds on a clock that never jumps. */
  readonly now: () => number;
  readonly patience?: Partial<Patience>;
}

const usualPatience: Patience = { stopMs: 2000, pingMs: 5000, silentPings: 6 };

/** The model that answers: one process for one model, everything that is asked in its order. See the port. */
export function createInference(options: InferenceOptions): Inference {
  const patience: Patience = { ...usualPatience, ...options.patience };
  const listeners = new Set<(state: InferenceState) => void>();
  const crashes = createCrashes();
  let state: InferenceState = { kind: 'empty' };
  /** What is to be loaded, also after a crash. */
  let plan: LoadPlan | null = null;
  let current: { readonly plan: LoadPlan; readonly with: Conversation; readonly loaded: LoadedModel } | null =
    null;
  /** The process there is, loaded or not. */
  let active: { readonly plan: LoadPlan; readonly with: Conversation } | null = null;
  let line: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  const happen = (event: InferenceEvent): void => {
    const following = next(state, event);
    if (following === state) return;
    state = following;
    for (const listener of [...listeners]) listener(state);
  };
  /** One after another, whatever became of the one before. */
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = line.then(work, work);
    line = turn.catch(() => {});
    return turn;
  };

  const end = async (): Promise<void> => {
    const leaving = active;
    active = null;
    current = null;
    await leaving?.with.end();
  };
  const withoutFailedCard = (wanted: LoadPlan): LoadPlan =>
    wanted.gpuLayers > 0 && options.graphics.hasFailed(wanted.model.modelId)
      ? { ...wanted, gpuLayers: 0 }
      : wanted;
  const noteCrash = (of: LoadPlan): void => {
    crashes.record(options.now());
    if (of.gpuLayers > 0) options.graphics.remember(of.model.modelId);
  };
  /** A process that ended while nothing was asked of it. */
  const goneUnasked = (conversation: Conversation, of: LoadPlan): void => {
    if (current?.with !== conversation || state.kind !== 'ready') return;
    noteCrash(of);
    const error = new NogginError('model-crashed', "The model's process ended by itself");
    happen({ kind: 'failed', error: toErrorView(error) });
  };

  const start = async (wanted: LoadPlan): Promise<LoadedModel> => {
    if (isStopped) throw new NogginError('not-now', 'Noggin is ending');
    await end();
    const actual = withoutFailedCard(wanted);
    happen({ kind: 'load', model: actual.model });
    const conversation = conversationWith(options.spawn(), patience);
    active = { plan: actual, with: conversation };
    try {
      const loaded = await conversation.load(actual, (progress) => happen({ kind: 'progress', progress }));
      current = { plan: actual, with: conversation, loaded };
      happen({ kind: 'loaded', loaded });
      void conversation.gone.then(() => goneUnasked(conversation, actual));
      return loaded;
    } catch (error) {
      await conversation.end();
      if (active?.with === conversation) active = null;
      if (isLoadingCrash(error)) noteCrash(actual);
      // The card is at fault first; without it the same model may well load.
      if (isLoadingCrash(error) && actual.gpuLayers > 0) return start(wanted);
      // It made room for another, which comes next.
      if (!isUnneeded(error)) happen({ kind: 'failed', error: toErrorView(error) });
      throw error;
    }
  };

  /** The model as it is loaded, or loaded again. */
  const ready = async (wanted: LoadPlan): Promise<NonNullable<typeof current>> => {
    const actual = withoutFailedCard(wanted);
    if (current === null || current.with.ended !== null || !isSamePlan(current.plan, actual)) {
      if (crashes.isLoop(options.now()))
        throw new NogginError('model-crashed', 'The model crashed twice within a minute');
      await start(wanted);
    }
    if (current === null) throw new NogginError('model-crashed', 'The model is gone');
    return current;
  };

  /** Has the model at work, loaded again where it must be, and notes how that ends. */
  const atWork = async <T>(
    work: (model: Conversation) => Promise<T>,
    modelId: string | undefined,
  ): Promise<T> => {
    if (plan === null) throw new NogginError('not-now', 'No model is loaded');
    if (modelId !== undefined && plan.model.modelId !== modelId) {
      throw new NogginError('not-now', 'Another model is loaded');
    }
    const wanted = plan;
    return askOnce(wanted, work).catch((error: unknown) => {
      // A process that was ending already: the question comes to the next one.
      if (wasUnheard(error)) return askOnce(wanted, work);
      throw error;
    });
  };
  const askOnce = async <T>(wanted: LoadPlan, work: (model: Conversation) => Promise<T>): Promise<T> => {
    const model = await ready(wanted);
    happen({ kind: 'asked' });
    try {
      const result = await work(model.with);
      crashes.forgive();
      if (model.with.ended === null) happen({ kind: 'answered' });
      // It had to be ended to be stopped. Whoever asks next should not have to wait for it.
      else void inLine(() => ready(model.plan)).catch(() => {});
      return result;
    } catch (error) {
      if (model.with.ended === null) happen({ kind: 'answered' });
      else {
        noteCrash(model.plan);
        happen({ kind: 'failed', error: toErrorView(error) });
      }
      throw error;
    }
  };
  const answer = async (
    question: Question,
    events: AnswerEvents,
    signal: AbortSignal,
  ): Promise<AnswerEnd> => {
    if (signal.aborted) return { reason: 'stopped', tokens: 0, firstTokenMs: 0, tokensPerSecond: 0 };
    return atWork((model) => model.answer(question, events, signal), question.modelId);
  };
  const embed = async (
    texts: readonly string[],
    signal: AbortSignal,
    modelId?: string,
  ): Promise<Embedded> => {
    const made = signal.aborted ? null : await atWork((model) => model.embed(texts, signal), modelId);
    if (made === null) throw new NogginError('not-now', 'It was stopped');
    return made;
  };

  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: (wanted, asked = false) => {
      // Nobody waits for a model that is still being loaded when another is asked for.
      if (state.kind === 'loading' && active !== null && active.plan.model.path !== wanted.model.path) {
        void active.with.end();
      }
      return inLine(async () => {
        if (asked || plan?.model.path !== wanted.model.path) crashes.forgive();
        plan = wanted;
        return (await ready(wanted)).loaded;
      });
    },
    answer: (question, events, signal) => inLine(() => answer(question, events, signal)),
    embed: (texts, signal, modelId) => inLine(() => embed(texts, signal, modelId)),
    unload: () => {
      // What is still being loaded is given up at once.
      if (state.kind === 'loading') void active?.with.end();
      return inLine(async () => {
        plan = null;
        await end();
        happen({ kind: 'unloaded' });
      });
    },
    stop: async () => {
      isStopped = true;
      plan = null;
      await end();
      happen({ kind: 'unloaded' });
    },
  };
}

/** The process ended by itself while it loaded, and not over its template: over its file, perhaps, or the graphics card. */
function isLoadingCrash(error: unknown): boolean {
  if (!(error instanceof NogginError)) return false;
  return error.details['during'] === 'loading' && error.code !== 'no-chat-template';
}

function isUnneeded(error: unknown): boolean {
  return error instanceof NogginError && error.code === 'not-now';
}

function isSamePlan(a: LoadPlan, b: LoadPlan): boolean {
  return (
    a.model.path === b.model.path &&
    a.model.modelId === b.model.modelId &&
    a.contextTokens === b.contextTokens &&
    a.threads === b.threads &&
    a.gpuLayers === b.gpuLayers &&
    (a.isQuiet ?? false) === (b.isQuiet ?? false)
  );
}
