import { median } from '../lib/statistics.ts';
import type { Answered, WordsResult } from './job.ts';

/** What all answers come to. The first token is the prompt's, and not counted as the answer's. @throws when there are none */
export function reckon(answers: readonly Answered[]): WordsResult {
  const ms = answers.reduce((sum, { firstMs, endMs }) => sum + endMs - firstMs, 0);
  const tokens = answers.reduce((sum, answer) => sum + answer.tokens - 1, 0);
  if (tokens <= 0) throw new Error('Nothing was said');
  return { firstTokenMs: median(answers.map(({ firstMs }) => firstMs)), msPerToken: ms / tokens };
}
