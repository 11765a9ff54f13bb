import type { Desk } from '../desk.ts';

/** The way back to a program. Nothing is written once it has gone. */
export interface Reply {
  json(status: number, value: unknown): void;
  text(status: number, text: string): void;
  /** Begins an answer that comes in pieces. */
  begin(contentType: string): void;
  readonly hasBegun: boolean;
  write(text: string): void;
  end(): void;
}

/** One request of a program that was let in. */
export interface Call {
  readonly desk: Desk;
  /** What it sent, as JSON; undefined where it sent nothing. */
  readonly body: unknown;
  /** Aborts when the program has gone. */
  readonly signal: AbortSignal;
  readonly reply: Reply;
  /** Milliseconds since the epoch. */
  now(): number;
  newId(): string;
}
