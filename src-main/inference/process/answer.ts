import { randomInt } from 'node:crypto';
import type { Token } from 'node-llama-cpp';
import { NogginError } from '../../errors.ts';
import type { AnswerEnd, PromptFacts, Question, ToolCall } from '../port.ts';
import { createCallWriter } from './call-writer.ts';
import { drawingOf } from './drawing.ts';
import { startGrammar } from './grammar-state.ts';
import type { Model } from './load-model.ts';
import { type Prompt, preparePrompt } from './prepare-prompt.ts';
import { createStopWatch } from './stop-strings.ts';
import { createTokenText } from './token-text.ts';

/** What is told of an answer while it comes. */
export interface Telling {
  prompt(facts: PromptFacts): void;
  /** @param tokens of the answer so far */
  text(text: string, tokens: number): void;
  call(call: ToolCall): void;
}

const seeds = 2 ** 32;

/**
 * Answers one question. The signal is looked at between two bites of the prompt, and between two tokens.
 * @param now milliseconds on a clock that never jumps
 * @throws NogginError `question-too-long`, `template-failed`, `empty-answer`, `invalid-request`
 */
export async function answer(
  model: Model,
  question: Question,
  telling: Telling,
  signal: AbortSignal,
  now: () => number = performance.now.bind(performance),
): Promise<AnswerEnd> {
  const clock = startClock(now);
  model.threads.begin();
  model.setThreads(model.threads.count);
  const prompt = await preparePrompt(model, question, signal);
  telling.prompt({
    promptTokens: prompt.tokens.length,
    contextTokens: model.loaded.contextTokens,
    leftOut: prompt.leftOut,
  });
  const last = await read(model, prompt.tokens, signal);
  if (last === null) return clock.end('stopped');
  return write(model, question, prompt, last, telling, signal, clock);
}

/**
 * Feeds the prompt but for its last bite, reusing what the model has read already.
 * @returns the last bite, at least one token; null when it was stopped
 */
async function read(
  { sequence, pace }: Model,
  tokens: readonly Token[],
  signal: AbortSignal,
): Promise<Token[] | null> {
  if (tokens.length === 0)
    throw new NogginError('template-failed', 'The template made nothing of the question');
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  for (;;) {
    if (signal.aborted) return null;
    const bite = tokens.slice(sequence.nextTokenIndex, sequence.nextTokenIndex + pace.tokens);
    if (sequence.nextTokenIndex + bite.length >= tokens.length) return bite;
    const beginMs = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(bite);
    pace.took(bite.length, performance.now() - beginMs);
  }
}

async function write(
  model: Model,
  question: Question,
  prompt: Prompt,
  last: Token[],
  telling: Telling,
  signal: AbortSignal,
  clock: Clock,
): Promise<AnswerEnd> {
  const { llama, sequence, sampling } = model;
  const { program } = question;
  const calls = program?.toolUse === undefined ? null : await createCallWriter(model, program.toolUse);
  const grammar = program?.grammar === undefined ? null : await startGrammar(model, program.grammar);
  const marks = [...model.stops, ...(calls?.marks ?? [])];
  const watch = createStopWatch([...model.stops, ...(program?.stops ?? [])]);
  const text = createTokenText(llama, marks);
  const room = Math.min(question.maxTokens, model.loaded.contextTokens - prompt.tokens.length);
  const drawn: Token[] = [];
  let told = '';
  const tell = (more: string): void => {
    if (more === '') return;
    told += more;
    telling.text(more, clock.tokens);
  };
  const take = (more: string): void => {
    if (calls === null) {
      tell(more);
      return;
    }
    const { text: words, calls: wanted } = calls.add(more);
    tell(words);
    for (const call of wanted) telling.call(call);
  };
  tell(prompt.opened);
  const generated = sequence.evaluate(last, {
    ...drawingOf(sampling, question, drawn),
    seed: question.seed ?? randomInt(seeds),
    ...(grammar === null ? {} : { grammarEvaluationState: grammar }),
    ...(calls === null ? {} : { grammarEvaluationState: calls.grammar }),
  });
  let reason: AnswerEnd['reason'] = 'end';
  for await (const token of generated) {
    if (signal.aborted) {
      reason = 'stopped';
      break;
    }
    const ms = clock.token();
    if (ms !== null) model.threads.token(ms);
    model.setThreads(model.threads.count);
    if (program?.drawing !== undefined) drawn.push(token);
    take(watch.add(text.add(token)));
    await calls?.ready();
    if (watch.isOver) break;
    if (clock.tokens < room) continue;
    reason = 'length';
    break;
  }
  take(watch.add(text.rest()));
  take(watch.rest());
  tell(calls?.rest() ?? '');
  if (program === undefined && told.trim() === '' && reason !== 'stopped') {
    throw new NogginError('empty-answer', 'The model said nothing', { details: { tokens: clock.tokens } });
  }
  return clock.end(reason);
}

interface Clock {
  readonly tokens: number;
  /** Counts a token. Returns the milliseconds since the one before; null for the first. */
  token(): number | null;
  end(reason: AnswerEnd['reason']): AnswerEnd;
}

function startClock(now: () => number): Clock {
  const begin = now();
  let tokens = 0;
  let first = begin;
  let latest = begin;
  return {
    get tokens() {
      return tokens;
    },
    token: () => {
      const before = tokens === 0 ? null : latest;
      latest = now();
      if (tokens === 0) first = latest;
      tokens += 1;
      return before === null ? null : latest - before;
    },
    end: (reason) => ({
      ...{ reason, tokens },
      firstTokenMs: first - begin,
      // The first token is the prompt's time, not the answer's.
      tokensPerSecond: tokens > 1 && latest > first ? ((tokens - 1) * 1000) / (latest - first) : 0,
    }),
  };
}
