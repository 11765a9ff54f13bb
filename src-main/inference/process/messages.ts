import type { ErrorView } from '../../../src-preload/contract/errors.ts';
import type { AnswerEnd, Embedded, LoadedModel, LoadPlan, PromptFacts, Question, ToolCall } from '../port.ts';

/**
 * What main tells the model's process. A process loads one model in its life, and answers one question at a time; `id` is
 * main's number of what was asked.
 */
export type ToModel =
  | { readonly kind: 'load'; readonly id: number; readonly plan: LoadPlan }
  | { readonly kind: 'answer'; readonly id: number; readonly question: Question }
  | { readonly kind: 'embed'; readonly id: number; readonly texts: readonly string[] }
  /** Ends what has this id. */
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'ping'; readonly id: number }
  /** Gives everything back, then ends the process. */
  | { readonly kind: 'end' };

/** What the model's process tells main. Every `load`, `answer` and `embed` ends with its last word or `failed`. */
export type FromModel =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: number }
  /** The template runs, or is done: a process that ends in between ended over it. */
  | { readonly kind: 'template'; readonly id: number; readonly isRunning: boolean }
  | { readonly kind: 'loaded'; readonly id: number; readonly loaded: LoadedModel }
  /** What was asked with this id has arrived. */
  | { readonly kind: 'heard'; readonly id: number }
  | { readonly kind: 'prompt'; readonly id: number; readonly facts: PromptFacts }
  /** `tokens` counts all of the answer so far. */
  | { readonly kind: 'text'; readonly id: number; readonly text: string; readonly tokens: number }
  | { readonly kind: 'call'; readonly id: number; readonly call: ToolCall }
  | { readonly kind: 'embedded'; readonly id: number; readonly embedded: Embedded }
  | { readonly kind: 'answered'; readonly id: number; readonly end: AnswerEnd }
  | { readonly kind: 'failed'; readonly id: number; readonly error: ErrorView }
  | { readonly kind: 'pong'; readonly id: number };
