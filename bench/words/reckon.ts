import { median } from '../lib/statistics.ts';
import type { Answered, WordsResult } from './job.ts';

/** The times over all answers. The first token belongs to the prompt, and is left out. @throws without answers */
export function reckon(answers: readonly Answered[]): WordsResult {
  const ms = answers.reduce((sum, { firstMs, endMs }) => sum + endMs - firstMs, 0);
  const tokens = answers.reduce((sum, answer) => sum + answer.tokens - 1, 0);
  if (tokens <= 0) throw new Error('Nothing was said');
  return { firstTokenMs: median(answers.map(({ firstMs }) => firstMs)), msPerToken: ms / tokens };
}
