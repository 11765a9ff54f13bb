import type { LlamaGrammarEvaluationState } from 'node-llama-cpp';
import { NogginError } from '../../errors.ts';
import type { Model } from './load-model.ts';

/**
 * A grammar at its beginning.
 * @param grammar in GBNF
 * @throws NogginError `invalid-request` when the library does not take it
 */
export async function startGrammar(
  { library, llama }: Pick<Model, 'library' | 'llama'>,
  grammar: string,
): Promise<LlamaGrammarEvaluationState> {
  const { LlamaGrammarEvaluationState: State } = await import('node-llama-cpp');
  try {
    return new State({ model: llama, grammar: await library.createGrammar({ grammar }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new NogginError('invalid-request', `The grammar of the answer is not taken: ${message}`);
  }
}
