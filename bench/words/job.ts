import type { LoadPlan } from '../../src-main/inference/port.ts';

/** What is to be asked of a model, as it crosses to the process that asks. */
export interface WordsJob {
  /** How the app would load it here. */
  readonly plan: LoadPlan;
  readonly questions: readonly Asked[];
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
  /** An empty folder, for what has to be kept. */
  readonly folder: string;
}

/** One question. */
export interface Asked {
  readonly text: string;
  /** The same as the model is shown it: its template has been applied. */
  readonly prompt: string;
}

/** What the answers took, in milliseconds. */
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

/** Rest between two answers, so that none begins in the tail of the one before. */
export const restMs = 100;
