import type { Token } from 'node-llama-cpp';
import { NogginError } from '../../errors.ts';
import type { ProgramWishes, Question, ToolUse } from '../port.ts';
import { forcedLead } from './call-writer.ts';
import { answerReserve, exchangeStarts, leaveOutMore, longestPrompt } from './fit-context.ts';
import type { Model } from './load-model.ts';
import { renderConversation } from './render-conversation.ts';
import { renderToolUse } from './render-tool-use.ts';
import { closingOf } from './thinking.ts';
import { tokenizePrompt } from './tokenize-prompt.ts';

/** What the model is shown. */
export interface Prompt {
  readonly tokens: Token[];
  /** How many of the oldest turns are not in it. */
  readonly leftOut: number;
  /** What the template begins the answer with. */
  readonly opened: string;
}

type Shown = Omit<Prompt, 'leftOut'>;

/**
 * Makes a question into tokens that leave room for an answer; of a person's conversation the oldest exchanges
 * give way.
 * @throws NogginError `question-too-long` with `tokens` and `contextTokens`, `template-failed`, `invalid-request` when
 *   the person said nothing
 */
export async function preparePrompt(model: Model, question: Question, signal: AbortSignal): Promise<Prompt> {
  const { program } = question;
  return program === undefined
    ? fittedPrompt(model, question, signal)
    : { ...(await exactPrompt(model, question, program)), leftOut: 0 };
}

/** What a program says is shown as it is, or refused. */
async function exactPrompt(model: Model, question: Question, program: ProgramWishes): Promise<Shown> {
  const { contextTokens } = model.loaded;
  const { system, maxTokens } = question;
  const turns = program.toolUse?.turns ?? question.turns;
  const texts = [program.prompt ?? '', system, ...turns.map(({ text }) => text)];
  const least = texts.reduce((sum, text) => sum + model.tokenize(text).length, 0);
  // What cannot fit by its texts alone is not shown to the template at all.
  if (least > contextTokens) throw tooLong(least, contextTokens, system);
  const shown = await exactlyShown(model, question, program);
  if (shown.tokens.length > longestPrompt(contextTokens, maxTokens)) {
    throw tooLong(shown.tokens.length, contextTokens, system);
  }
  return shown;
}

async function exactlyShown(model: Model, question: Question, program: ProgramWishes): Promise<Shown> {
  const { prompt, toolUse, grammar } = program;
  if (prompt !== undefined) return { tokens: rawTokens(model, prompt), opened: '' };
  const lead = toolUse === undefined ? '' : forcedLead(model, toolUse);
  const shown =
    toolUse === undefined
      ? await promptOf(model, expectQuestion(question), 0)
      : await toolPromptOf(model, question, toolUse);
  const isHeld = grammar !== undefined || toolUse?.choice === 'required';
  // A grammar leaves no room for thinking, so what the template has begun is ended.
  const closing = isHeld && shown.opened !== '' ? `${closingOf(shown.opened)}\n\n` : '';
  const more = `${closing}${lead}`;
  if (more === '') return shown;
  return { tokens: [...shown.tokens, ...model.llama.tokenize(more, true)], opened: '' };
}

async function toolPromptOf(model: Model, question: Question, use: ToolUse): Promise<Shown> {
  const { text, opened, said } = await renderToolUse(model.renderer, question, use);
  return { tokens: tokenizePrompt(model.llama, text, said), opened };
}

/** A text as it is, marks and all. */
function rawTokens({ llama }: Model, text: string): Token[] {
  const tokens = llama.tokenize(text, true);
  const { bos, shouldPrependBosToken } = llama.tokens;
  if (bos !== null && (shouldPrependBosToken || tokens.length === 0) && tokens[0] !== bos)
    tokens.unshift(bos);
  return tokens;
}

/** @throws NogginError `invalid-request` */
function expectQuestion(question: Question): Question {
  if (question.turns.some(({ role, text }) => role === 'user' && text.trim() !== '')) return question;
  throw new NogginError('invalid-request', 'There is no question');
}

/** What a person says: the oldest exchanges give way. */
async function fittedPrompt(model: Model, question: Question, signal: AbortSignal): Promise<Prompt> {
  const { system, turns, maxTokens } = expectQuestion(question);
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

async function promptOf(model: Model, question: Question, leftOut: number): Promise<Shown> {
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
