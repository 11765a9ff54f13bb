import type { ChatPush } from '../../src-preload/contract/chat.ts';
import type { Brain } from '../inference/brain.ts';
import type { Inference } from '../inference/port.ts';
import type { Turns } from '../inference/turns.ts';
import type { Log } from '../log-port.ts';
import type { ReadAttachment } from './attachments/port.ts';
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
  readonly inference: Pick<Inference, 'answer'>;
  /** Which model answers, and its loading. */
  readonly brain: Pick<Brain, 'view' | 'onChange' | 'ensureLoaded' | 'prepare' | 'used'>;
  /** The person's questions come before those of programs. */
  readonly turns: Turns;
  /** Nothing of a conversation is ever said here. */
  readonly log: Log;
  readonly clock: ChatClock;
  newId(): string;
  readonly readAttachment: ReadAttachment;
  /** Tells the window. */
  push(push: ChatPush): void;
  /** In the language that the person has chosen. */
  exportWords(): ExportWords;
}
