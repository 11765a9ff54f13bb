import type { LoadPlan } from '../../src-main/inference/port.ts';

/** Questions for a model, in the form sent to the asking process. */
export interface WordsJob {
  /** The plan by which the app would load it here. */
  readonly plan: LoadPlan;
  readonly questions: readonly Asked[];
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
  /** An empty folder, for stored data. */
  readonly folder: string;
}

/** One question. */
export interface Asked {
  readonly text: string;
  /** The prompt as the model gets it, with its template applied. */
  readonly prompt: string;
}

/** The times of the answers, in milliseconds. */
export interface WordsResult {
  /** From the question to its first text, of the median answer. */
  readonly firstTokenMs: number;
  /** For each token after the first, over all answers. */
  readonly msPerToken: number;
}

/** One answer, in milliseconds from its question. */
export interface Answered {
  readonly firstMs: number;
  readonly endMs: number;
  readonly tokens: number;
}

/** Rest between two answers, so that no answer begins while the last one is finishing. */
export const restMs = 100;
