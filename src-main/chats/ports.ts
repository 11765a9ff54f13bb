import type { ChatPush } from '../../src-preload/contract/chat.ts';
import type { Inference, LoadedModel } from '../inference/port.ts';
import type { Log } from '../log-port.ts';
import type { ExportWords } from './export.ts';
import type { Stores } from './stores.ts';

/** Time, so that tests need not wait. All in milliseconds. */
export interface ChatClock {
  /** Since the epoch. */
  now(): number;
  /** From a clock that never jumps. */
  monotonic(): number;
  later(ms: number, run: () => void): { cancel(): void };
}

/** What conversations stand on. */
export interface ChatPorts {
  readonly stores: Stores;
  readonly inference: Pick<Inference, 'state' | 'onChange' | 'answer'>;
  /**
   * Loads a model, unless it is loaded.
   * @param modelId null: the one in use
   * @param anyway although the memory seems too short
   * @throws NogginError what Inference.load throws; `unknown-id`, `not-now` without a model
   */
  ensureLoaded(modelId: string | null, anyway: boolean): Promise<LoadedModel>;
  /** The model that answers when a conversation names none; null: there is none. */
  modelInUse(): { readonly id: string; readonly name: string } | null;
  /** Nothing of a conversation is ever said here. */
  readonly log: Log;
  readonly clock: ChatClock;
  newId(): string;
  /** Tells the window. */
  push(push: ChatPush): void;
  /** In the language that the person has chosen. */
  exportWords(): ExportWords;
}
