import type { ErrorCode, ErrorDetails, ErrorView } from '../src-preload/contract/errors.ts';
import { oneLine } from './names/one-line.ts';

/** Longest message, in characters: what a stranger says in it must fill no window, log or terminal. */
const mostLetters = 1200;

/** Messages have words of servers, files and models in them: they are one line that does nothing. Pure. */
function plainMessage(message: string): string {
  const plain = oneLine(message.slice(0, 4 * mostLetters));
  return plain.length <= mostLetters ? plain : `${plain.slice(0, mostLetters - 1)}…`;
}

/** A failure with a typed reason. Everything that may reach a person is thrown as this; anything else is a bug. */
export class NogginError extends Error {
  override readonly name = 'NogginError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(plainMessage(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** The error as the window gets it. What is not a {@link NogginError} becomes `internal`, without its stack. */
export function toErrorView(error: unknown): ErrorView {
  if (error instanceof NogginError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  return { code: 'internal', message: plainMessage(error instanceof Error ? error.message : String(error)) };
}
