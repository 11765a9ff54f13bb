import { NogginError } from '../../errors.ts';
import type { Embedded } from '../port.ts';
import type { Model } from './load-model.ts';

/** Longest text, in tokens: the memory for it is taken besides the model's, and given back afterwards. */
const longestTokens = 2048;

/**
 * Makes vectors of texts, each of length 1. The signal is looked at between two texts.
 * @throws NogginError `question-too-long`, `not-now` when it was stopped
 */
export async function embed(model: Model, texts: readonly string[], signal: AbortSignal): Promise<Embedded> {
  const contextTokens = Math.min(longestTokens, model.loaded.contextTokens);
  const inputs = texts.map((text) => model.tokenize(text));
  // Two more for what stands before and behind every text.
  const longest = Math.max(0, ...inputs.map(({ length }) => length)) + 2;
  if (longest > contextTokens) {
    throw new NogginError(
      'question-too-long',
      `A text is ${longest} tokens long, and ${contextTokens} is all that can be looked at`,
      { details: { tokens: longest, contextTokens, hasSystem: false } },
    );
  }
  const context = await model.llama.createEmbeddingContext({
    ...{ contextSize: contextTokens, batchSize: Math.min(contextTokens, longest + 1) },
    ...{ threads: model.threads.count, ignoreMemorySafetyChecks: true },
  });
  try {
    const vectors: number[][] = [];
    let tokens = 0;
    for (const input of inputs) {
      if (signal.aborted) throw new NogginError('not-now', 'It was stopped');
      tokens += input.length;
      vectors.push(ofLengthOne((await context.getEmbeddingFor(input)).vector));
    }
    return { vectors, tokens };
  } finally {
    await context.dispose();
  }
}

function ofLengthOne(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : [...vector];
}
