import type { ErrorCode } from '../../../src-preload/contract/errors.ts';

/** Why a model did not load. */
export interface LoadFailure {
  readonly code: ErrorCode;
  /** What the library said of it, for Details. */
  readonly reason: string;
}

/** What the library says of files that this version of it does not know; a newer one may. In lower case. */
const tooNew: readonly string[] = [
  'unknown model architecture',
  'unsupported model architecture',
  'unknown pre-tokenizer',
  'unknown tokenizer',
  'invalid ggml type',
  'unknown ggml type',
  'unsupported gguf version',
  'only supports up to version',
  'invalid type or block size',
];
/** What it says when there is too little memory. */
const short: readonly string[] = [
  'unable to allocate',
  'failed to allocate',
  'failed to create context',
  'out of memory',
  'bad_alloc',
  'not enough memory',
  'insufficient memory',
  'cannot allocate memory',
  'mmap failed',
];
/** Words in a line that tells the reason itself. */
const telling: readonly string[] = ['error loading model:', 'gguf_init'];
/** Words in one that may. */
const alsoTelling: readonly string[] = [
  'invalid',
  'unknown',
  'missing',
  'wrong',
  'corrupt',
  'exceed',
  'error',
];

/**
 * What kept a model from loading, by the library's log and its exception. What is neither unknown to it nor short of memory
 * is a file that is not whole. Pure.
 */
export function classifyLoadError(message: string, log: readonly string[]): LoadFailure {
  const said = [...log, message];
  const newer = said.find((line) => has(line, tooNew));
  if (newer !== undefined) return { code: 'model-too-new', reason: newer };
  const memory = said.find((line) => has(line, short));
  if (memory !== undefined) return { code: 'memory-short', reason: memory };
  const reason = log.find((line) => has(line, telling)) ?? log.find((line) => has(line, alsoTelling));
  return { code: 'model-damaged', reason: reason ?? message };
}

function has(line: string, phrases: readonly string[]): boolean {
  const small = line.toLowerCase();
  return phrases.some((phrase) => small.includes(phrase));
}
