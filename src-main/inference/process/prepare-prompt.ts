import type { Token } from 'node-llama-cpp';
import { NogginError } from '../../errors.ts';
import type { Question } from '../port.ts';
import { answerReserve, exchangeStarts, leaveOutMore, longestPrompt } from './fit-context.ts';
import type { Model } from './load-model.ts';
import { renderConversation } from './render-conversation.ts';
import { tokenizePrompt } from './tokenize-prompt.ts';

/** What the model is shown. */
export interface Prompt {
  readonly tokens: Token[];
  /** How many of the oldest turns are not in it. */
  readonly leftOut: number;
  /** What the template begins the answer with. */
  readonly opened: string;
}

/**
 * Makes a question into tokens that leave room for an answer; the oldest exchanges give way.
 * @throws NogginError `question-too-long` with `tokens` and `contextTokens`, `template-failed`, `invalid-request` when
 *   the person said nothing
 */
export async function preparePrompt(model: Model, question: Question, signal: AbortSignal): Promise<Prompt> {
  const { system, turns, maxTokens } = question;
  if (!turns.some(({ role, text }) => role === 'user' && text.trim() !== '')) {
    throw new NogginError('invalid-request', 'There is no question');
  }
  const { contextTokens } = model.loaded;
  const last = exchangeStarts(turns).at(-1) ?? 0;
  const counts = turns.map(({ text }) => model.tokenize(text).length);
  const texts = counts.reduce((sum, count) => sum + count, 0);
  // What cannot fit by its texts alone is not shown to the template at all.
  let leftOut = texts > contextTokens ? leaveOutMore(turns, counts, 0, texts - contextTokens) : 0;
  const shownTokens = counts.slice(leftOut).reduce((sum, count) => sum + count, 0);
  if (shownTokens > contextTokens) throw tooLong(shownTokens, contextTokens, system);
  for (;;) {
    const shown = await promptOf(model, question, leftOut);
    const excess = shown.tokens.length + answerReserve(contextTokens, maxTokens) - contextTokens;
    if (excess <= 0 || signal.aborted) return { ...shown, leftOut };
    if (leftOut >= last) {
      if (shown.tokens.length <= longestPrompt(contextTokens, maxTokens)) return { ...shown, leftOut };
      throw tooLong(shown.tokens.length, contextTokens, system);
    }
    leftOut = leaveOutMore(turns, counts, leftOut, excess);
  }
}

async function promptOf(model: Model, question: Question, leftOut: number): Promise<Omit<Prompt, 'leftOut'>> {
  const { system, think } = question;
  const turns = question.turns.slice(leftOut);
  const { text, opened } = await renderConversation(model.renderer, { system, turns, think });
  const tokens = tokenizePrompt(model.llama, text, [system, ...turns.map((turn) => turn.text)]);
  return { tokens, opened };
}

function tooLong(tokens: number, contextTokens: number, system: string): NogginError {
  return new NogginError(
    'question-too-long',
    `The question is ${tokens} tokens long, and ${contextTokens} is all that can be looked at`,
    { details: { tokens, contextTokens, hasSystem: system.trim() !== '' } },
  );
}
