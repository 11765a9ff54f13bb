import type { ErrorView } from '../../src-preload/contract/errors.ts';

/** A model file to answer with. Sizes in bytes. */
export interface ModelFile {
  readonly modelId: string;
  readonly name: string;
  /** The first file, for a model in several. */
  readonly path: string;
}

/** How a model is loaded; decided before, by our own numbers and never by the library's. */
export interface LoadPlan {
  readonly model: ModelFile;
  readonly contextTokens: number;
  /** Threads of the processor, at least 1. */
  readonly threads: number;
  /** Layers on the graphics card; 0 for none. */
  readonly gpuLayers: number;
  /** Nobody waits for it: it runs below everything else. */
  readonly isQuiet?: boolean;
}

/** One side of the conversation, oldest first. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** A tool that a program offers. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** The JSON schema of its arguments; null for an object of any kind. */
  readonly parameters: unknown;
}

/** A call of a tool that a model wants made. */
export interface ToolCall {
  readonly name: string;
  /** A JSON object. */
  readonly arguments: string;
}

/** One side of a conversation in which tools are used, oldest first. */
export interface ToolTurn {
  readonly role: 'user' | 'assistant' | 'tool';
  readonly text: string;
  /** What the model wanted called. */
  readonly calls?: readonly ToolCall[];
  /** The tool that answers. */
  readonly tool?: string;
}

/** Tools, and the conversation that they are used in. */
export interface ToolUse {
  readonly tools: readonly Tool[];
  /** `required`: one of them is called, whatever the model would like. */
  readonly choice: 'auto' | 'required';
  readonly turns: readonly ToolTurn[];
}

/** How a program wants the next token drawn, where it does not leave that to the model's maker. */
export interface Drawing {
  readonly topP?: number;
  readonly topK?: number;
  readonly minP?: number;
  /** 1 changes nothing. */
  readonly repeatPenalty?: number;
  readonly frequencyPenalty?: number;
  readonly presencePenalty?: number;
}

/** What programs may ask for besides. Nothing of what they say is left out, and an answer may be empty. */
export interface ProgramWishes {
  /** A text that is gone on with as it is, in place of a conversation. */
  readonly prompt?: string;
  /** Takes the place of the question's turns. */
  readonly toolUse?: ToolUse;
  /** Texts that end the answer, and are not told. */
  readonly stops?: readonly string[];
  /** In GBNF; the whole answer follows it. */
  readonly grammar?: string;
  readonly drawing?: Drawing;
}

/** What is asked of the model that is loaded. */
export interface Question {
  /** How it should behave; empty for nothing. */
  readonly system: string;
  /** At least one; the last is the person's, or the model's own that is to be continued. */
  readonly turns: readonly Turn[];
  /** Null: as the model's maker suggests. */
  readonly temperature: number | null;
  readonly maxTokens: number;
  /** A fixed one gives the same answer again; null draws one. */
  readonly seed: number | null;
  readonly think: boolean;
  /** Only this model may answer; else it is whichever is loaded. */
  readonly modelId?: string;
  /** A program asks. */
  readonly program?: ProgramWishes;
}

/** What is known before the model reads the question. */
export interface PromptFacts {
  /** Tokens of all that it was shown. */
  readonly promptTokens: number;
  readonly contextTokens: number;
  /** How many of the oldest turns did not fit, and were not shown. */
  readonly leftOut: number;
}

/** What a model tells while it answers. */
export interface AnswerEvents {
  prompt(facts: PromptFacts): void;
  /** More of the raw text, thinking tags included. */
  text(text: string): void;
  /** It wants a tool called. */
  call?(call: ToolCall): void;
}

/** How an answer ended when nothing broke. Times in milliseconds. */
export interface AnswerEnd {
  /** `end`: the model was done. `length`: the limit, or the context, ended it. `stopped`: the signal did. */
  readonly reason: 'end' | 'length' | 'stopped';
  readonly tokens: number;
  /** From the question to the first token. */
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
}

/** What is known of the model once it is loaded. */
export interface LoadedModel {
  readonly modelId: string;
  readonly contextTokens: number;
  /** Its template has a switch for thinking first. */
  readonly canThink: boolean;
  /** Its template knows tools, and how their calls are written. */
  readonly canUseTools: boolean;
}

/** Texts as vectors of length 1, in the order in which they were asked for. */
export interface Embedded {
  readonly vectors: readonly (readonly number[])[];
  readonly tokens: number;
}

export type InferenceState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading'; readonly model: ModelFile; readonly progress: number }
  | { readonly kind: 'ready'; readonly model: ModelFile; readonly loaded: LoadedModel }
  | { readonly kind: 'answering'; readonly model: ModelFile; readonly loaded: LoadedModel }
  | { readonly kind: 'failed'; readonly model: ModelFile; readonly error: ErrorView };

/**
 * The model that answers, one at a time, in a process of its own. Downloads and the window do not notice when that
 * process ends.
 */
export interface Inference {
  state(): InferenceState;
  /** Returns the way to stop listening. */
  onChange(listener: (state: InferenceState) => void): () => void;
  /**
   * Loads a model, unless it is loaded with this plan; another one is unloaded first. A model that crashed is loaded again
   * by this or the next question; after two crashes in a row within a minute, only a minute later or for a person.
   * @param asked a person asks for it: it is tried whatever happened before
   * @throws NogginError `model-too-new`, `model-damaged`, `not-found`, `no-chat-template`, `memory-short`,
   *   `model-crashed`
   */
  load(plan: LoadPlan, asked?: boolean): Promise<LoadedModel>;
  /**
   * Answers; questions wait for one another. Aborting the signal ends it within a moment, also while it reads.
   * @throws NogginError `question-too-long`, `model-crashed`, `template-failed`, `empty-answer`, `invalid-request`, `not-now`
   *   when another model is loaded than the one that is wanted; what was said until then
   *   was told
   */
  answer(question: Question, events: AnswerEvents, signal: AbortSignal): Promise<AnswerEnd>;
  /**
   * Makes vectors of texts; waits in the same line.
   * @param modelId only this model may make them
   * @throws NogginError `question-too-long`, `model-crashed`, `not-now` when the signal aborts or another model is loaded
   */
  embed(texts: readonly string[], signal: AbortSignal, modelId?: string): Promise<Embedded>;
  /** Gives the memory back; what is still being loaded is given up, and rejects with `not-now`. */
  unload(): Promise<void>;
  /** Ends the process; nothing is loaded any more. */
  stop(): Promise<void>;
}
