import type { Turn } from '../port.ts';

/** Room for an answer that a prompt leaves at least, as a share of the context. */
const answerShare = 4;
/** With less room than this no answer is worth beginning. */
const leastAnswerTokens = 16;

/** Tokens that are kept free for the answer: all it may take, but no more than a quarter of the context. Pure. */
export function answerReserve(contextTokens: number, maxTokens: number): number {
  return Math.max(1, Math.min(maxTokens, Math.floor(contextTokens / answerShare)));
}

/** Most tokens that a question may have to be answered at all. Pure. */
export function longestPrompt(contextTokens: number, maxTokens: number): number {
  return contextTokens - Math.max(1, Math.min(maxTokens, leastAnswerTokens));
}

/**
 * Where the exchanges of a conversation begin: each is one thing the person said, and what was answered, which is nothing
 * where it was stopped at once. The index of the first turn of each; the last holds the question. Pure.
 */
export function exchangeStarts(turns: readonly Turn[]): readonly number[] {
  const starts = turns.flatMap(({ role }, index) => (role === 'user' ? [index] : []));
  return starts[0] === 0 ? starts : [0, ...starts];
}

/**
 * How many of the oldest turns to leave out for `excess` tokens to be saved: whole exchanges, never the last. Pure.
 * @param tokens of each turn's text; its marks are not counted, so more may have to go
 * @param leftOut what was left out before
 */
export function leaveOutMore(
  turns: readonly Turn[],
  tokens: readonly number[],
  leftOut: number,
  excess: number,
): number {
  let saved = 0;
  for (const start of exchangeStarts(turns)) {
    if (start <= leftOut) continue;
    saved = tokens.slice(leftOut, start).reduce((sum, count) => sum + count, 0);
    if (saved >= excess) return start;
  }
  return exchangeStarts(turns).at(-1) ?? 0;
}
