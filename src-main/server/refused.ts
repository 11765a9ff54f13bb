import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import { toErrorView } from '../errors.ts';

/** Why a program gets no answer; each way of speaking words it in its own shape. */
export type RefusalCode =
  | 'invalid-request'
  | 'wrong-key'
  | 'not-allowed'
  | 'unknown-path'
  | 'unknown-model'
  | 'wrong-method'
  | 'not-json'
  | 'too-large'
  | 'too-long'
  | 'too-slow'
  | 'too-many'
  | 'in-noggin'
  | 'no-memory'
  | 'model-trouble'
  | 'broken';

/** A request of a program that is not answered, with what is wrong in English. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: RefusalCode;
  /** The field that is wrong, as the program named it; null where it is none. */
  readonly field: string | null;

  constructor(code: RefusalCode, message: string, field: string | null = null) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

const statuses: Readonly<Record<RefusalCode, number>> = {
  'invalid-request': 400,
  'wrong-key': 401,
  'not-allowed': 403,
  'unknown-path': 404,
  'unknown-model': 404,
  'wrong-method': 405,
  'too-slow': 408,
  'too-large': 413,
  'not-json': 415,
  'too-long': 400,
  'in-noggin': 501,
  'too-many': 503,
  'no-memory': 503,
  'model-trouble': 500,
  broken: 500,
};

/** The HTTP status of a refusal. Pure. */
export function statusOf(code: RefusalCode): number {
  return statuses[code];
}

const byError: Partial<Readonly<Record<ErrorCode, RefusalCode>>> = {
  'unknown-id': 'unknown-model',
  'not-found': 'unknown-model',
  'folder-unavailable': 'model-trouble',
  'invalid-request': 'invalid-request',
  'template-failed': 'invalid-request',
  'question-too-long': 'too-long',
  'memory-short': 'no-memory',
  'not-now': 'too-many',
  'model-crashed': 'model-trouble',
  'model-damaged': 'model-trouble',
  'model-too-new': 'model-trouble',
  'no-chat-template': 'model-trouble',
  'empty-answer': 'model-trouble',
  'set-by-policy': 'not-allowed',
};

/** What went wrong as a refusal; what nobody foresaw tells nothing of itself. Pure. */
export function toRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const { code, message } = toErrorView(error);
  const refusal = byError[code];
  return refusal === undefined
    ? new Refused('broken', 'Something went wrong in Noggin')
    : new Refused(refusal, message);
}
