import type { SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { Question } from '../port.ts';
import type { Sampling } from './sampling.ts';

/** Tokens that count as said before, for what should not be repeated. */
const looksBack = 256;

/**
 * How the next token is drawn: as the maker suggests, but for what is asked for.
 * @param drawn tokens of the answer so far, the latest last; looked at with each token
 */
export function drawingOf(
  suggested: Sampling,
  { temperature, program }: Pick<Question, 'temperature' | 'program'>,
  drawn: readonly Token[],
): Omit<SequenceEvaluateOptions, 'seed'> {
  const { topP, topK, minP, repeatPenalty, frequencyPenalty, presencePenalty } = program?.drawing ?? {};
  const isPunished = [repeatPenalty ?? 1, frequencyPenalty ?? 0, presencePenalty ?? 0].join() !== '1,0,0';
  return {
    ...suggested,
    ...(temperature === null ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(topK === undefined ? {} : { topK }),
    ...(minP === undefined ? {} : { minP }),
    ...(isPunished
      ? {
          repeatPenalty: {
            punishTokens: () => drawn.slice(-looksBack),
            maxPunishTokens: looksBack,
            penalty: repeatPenalty ?? 1,
            frequencyPenalty: frequencyPenalty ?? 0,
            presencePenalty: presencePenalty ?? 0,
          },
        }
      : {}),
  };
}
