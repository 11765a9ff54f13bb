import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { AnswerEnd, Embedded, PromptFacts, Question, ToolCall } from '../inference/port.ts';
import type { Served } from './served-model.ts';

/** What programs are let in by. */
export interface Admission {
  /** SHA-256 of the key, in hex: the key itself stays in main. */
  readonly keyDigest: string;
  /** Whether programs made for Ollama are answered, which send no key. */
  readonly speaksOllama: boolean;
}

/** What main tells the server's process. `id` is the process's number of what it asked. */
export type ToServer =
  | { readonly kind: 'start'; readonly port: number; readonly admission: Admission; readonly served: Served }
  | { readonly kind: 'change'; readonly admission: Admission }
  | { readonly kind: 'served'; readonly served: Served }
  | { readonly kind: 'prompt'; readonly id: number; readonly facts: PromptFacts }
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'call'; readonly id: number; readonly call: ToolCall }
  /** The last word of `answer`, `embed` or `load`. */
  | { readonly kind: 'done'; readonly id: number; readonly result: AnswerEnd | Embedded | null }
  | { readonly kind: 'failed'; readonly id: number; readonly error: ErrorView }
  /** Closes every connection, then ends the process. */
  | { readonly kind: 'end' };

/** What is asked of a model. */
export type ToDesk =
  | { readonly kind: 'answer'; readonly id: number; readonly modelId: string; readonly question: Question }
  | {
      readonly kind: 'embed';
      readonly id: number;
      readonly modelId: string;
      readonly texts: readonly string[];
    }
  | { readonly kind: 'load'; readonly id: number; readonly modelId: string };

/** What the server's process tells main. */
export type FromServer =
  | ToDesk
  /** The program that asked has gone. */
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'listening'; readonly port: number; readonly isOllamaPortFree: boolean }
  /** `freePort`: one near it that can be had; null where none was found. */
  | { readonly kind: 'not-listening'; readonly error: ErrorView; readonly freePort: number | null }
  /** A program asked; of those that ask often it is told now and then. */
  | { readonly kind: 'asked'; readonly agent: string };
