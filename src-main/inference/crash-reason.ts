import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import type { ProcessEnd } from './model-process.ts';

/** Signals by which a program ends itself over what it was given to read. */
const ownFault: readonly string[] = ['SIGABRT', 'SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGTRAP'];
/** The same where only a number is told: signals by themselves or plus 128, and what Windows says instead. */
const ownFaultCodes: readonly number[] = [
  ...[6, 11, 7, 8, 5].flatMap((signal) => [signal, signal + 128]),
  ...[3, 0xc0000005, 0xc0000409, 0xc0000374, 0x80000003],
];

/** What a process was doing when it ended. */
export interface Doing {
  readonly during: 'loading' | 'answering';
  /** The model's template ran. */
  readonly inTemplate: boolean;
}

/**
 * What the end of a model's process means. One that ends itself while it loads does so over the file, and while the template
 * runs over that; that it was ended, or ended while it answered, says nothing of the file. Pure.
 */
export function crashReason({ code, signal }: ProcessEnd, { during, inTemplate }: Doing): ErrorCode {
  const isOwnFault = signal === null ? ownFaultCodes.includes((code ?? 0) >>> 0) : ownFault.includes(signal);
  if (!isOwnFault) return 'model-crashed';
  if (inTemplate) return during === 'loading' ? 'no-chat-template' : 'template-failed';
  return during === 'loading' ? 'model-damaged' : 'model-crashed';
}
