import type { Patience } from '../../../src-main/inference/conversation-with.ts';
import { createInference, type GraphicsMemory } from '../../../src-main/inference/inference.ts';
import type {
  AnswerEnd,
  Inference,
  LoadedModel,
  LoadPlan,
  PromptFacts,
  Question,
  ToolCall,
} from '../../../src-main/inference/port.ts';
import { type ForkedProcess, forkProcess } from './forked-process.ts';

/** An answer with all its events. */
export interface Answered {
  readonly text: string;
  readonly facts: PromptFacts | null;
  readonly calls: readonly ToolCall[];
  readonly end: AnswerEnd;
}

/** The real inference in plain Node, with forked processes. */
export interface Brain {
  readonly inference: Inference;
  /** The started processes, the latest last. */
  readonly processes: readonly ForkedProcess[];
  /** Kinds of the states so far, without progress. */
  states(): readonly string[];
  load(file: string, plan?: Partial<LoadPlan>): Promise<LoadedModel>;
  /** Asks one question at temperature 0, or a whole conversation. */
  ask(question: string | Partial<Question>, options?: AskOptions): Promise<Answered>;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  onText?(text: string): void;
}

/** The plan that tests load a model with. */
export function planFor(file: string, plan: Partial<LoadPlan> = {}): LoadPlan {
  const model = { modelId: 'pip', name: 'Pip', path: file };
  return { model, contextTokens: 512, threads: 1, gpuLayers: 0, ...plan };
}

/** A question at temperature 0. */
export function questionOf(question: string | Partial<Question>): Question {
  const asked =
    typeof question === 'string' ? { turns: [{ role: 'user', text: question } as const] } : question;
  return { system: '', turns: [], temperature: 0, maxTokens: 256, seed: 1, think: false, ...asked };
}

export function openBrain(
  options: { readonly patience?: Partial<Patience>; readonly graphics?: GraphicsMemory } = {},
): Brain {
  const processes: ForkedProcess[] = [];
  const inference = createInference({
    spawn: () => {
      const process = forkProcess();
      processes.push(process);
      return process;
    },
    graphics: options.graphics ?? { hasFailed: () => false, remember: () => {} },
    now: () => performance.now(),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  const seen: string[] = [];
  inference.onChange(({ kind }) => {
    if (seen.at(-1) !== kind) seen.push(kind);
  });
  return {
    inference,
    processes,
    states: () => seen,
    load: (file, plan) => inference.load(planFor(file, plan)),
    ask: async (question, { signal, onText } = {}) => {
      let text = '';
      let facts: PromptFacts | null = null;
      const calls: ToolCall[] = [];
      const end = await inference.answer(
        questionOf(question),
        {
          prompt: (told) => {
            facts = told;
          },
          call: (call) => calls.push(call),
          text: (more) => {
            text += more;
            onText?.(more);
          },
        },
        signal ?? new AbortController().signal,
      );
      return { text, facts, calls, end };
    },
  };
}
