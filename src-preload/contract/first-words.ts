import type { ErrorView } from './errors.ts';
import { oneModel } from './model-id.ts';

/** Requests about the first words of installed models. */
export const firstWordsRequests = {
  /** Asks a model one short question in the background; the verdict is pushed. */
  'first-words:ask': oneModel,
} as const;

/** What they answer. */
export interface FirstWordsOutput {
  'first-words:ask': null;
}

/** Whether an installed model answers on this computer. Times in epoch milliseconds. */
export type FirstWordsView = { readonly modelId: string } & (
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'answers';
      readonly wordsPerSecond: number;
      /** Milliseconds from the question to the first word. */
      readonly firstWordMs: number;
      readonly askedAtMs: number;
    }
  /** The model loads, but answers nonsense. */
  | { readonly kind: 'nonsense'; readonly askedAtMs: number }
  | { readonly kind: 'failed'; readonly error: ErrorView; readonly askedAtMs: number }
);
