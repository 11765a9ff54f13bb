import type { AnswerEnd, AnswerEvents, Embedded, Question } from '../inference/port.ts';
import type { Served } from './served-model.ts';

/** Where programs' questions are put to the models, seen from the server. */
export interface Desk {
  served(): Served;
  /**
   * Loads the model where it is not, and answers; questions wait for one another, and for the person's own.
   * @throws NogginError what loading and answering throw; `not-now` when too many wait
   */
  answer(modelId: string, question: Question, events: AnswerEvents, signal: AbortSignal): Promise<AnswerEnd>;
  /** Loads a model, as a person's question would. @throws NogginError the same */
  load(modelId: string, signal: AbortSignal): Promise<void>;
  /** @throws NogginError the same */
  embed(modelId: string, texts: readonly string[], signal: AbortSignal): Promise<Embedded>;
  /** A program asked for something. @param agent what it calls itself */
  asked(agent: string): void;
}
