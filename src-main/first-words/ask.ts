import type { ErrorView } from '../../src-preload/contract/errors.ts';
import { toErrorView } from '../errors.ts';
import type { AnswerEnd, Inference, LoadPlan } from '../inference/port.ts';
import { withoutThinking } from '../inference/process/thinking.ts';
import { judgeWords } from './judge-words.ts';

/** Whether a model answers here, and how fast. Times in milliseconds. */
export type FirstWordsVerdict =
  | {
      readonly kind: 'answers';
      readonly tokensPerSecond: number;
      readonly wordsPerSecond: number;
      readonly firstTokenMs: number;
    }
  /** It loads, and what it says is no language. */
  | { readonly kind: 'nonsense'; readonly why: 'empty' | 'repeats' | 'broken' }
  | { readonly kind: 'failed'; readonly error: ErrorView }
  | { readonly kind: 'stopped' };

/** A context that every model has, and that takes next to no memory. */
export const firstWordsTokens = 512;

const question = 'Hello! Please tell me in one or two sentences what you can help me with.';
const mostTokens = 64;
/** Where an answer has too few words to be counted: what English takes. */
const usualWordsPerToken = 0.75;
const fewWords = 4;

/**
 * Asks a model one short thing, below the priority of everything else, and judges what comes. The model stays loaded; whoever asks decides what becomes of it.
 * @param plan of a small context: {@link firstWordsTokens}
 * @param signal ends it at once
 */
export async function firstWords(
  inference: Inference,
  plan: LoadPlan,
  signal: AbortSignal,
): Promise<FirstWordsVerdict> {
  try {
    if (signal.aborted) return { kind: 'stopped' };
    await loadUnlessStopped(inference, { ...plan, isQuiet: true }, signal);
    let text = '';
    const asked = {
      ...{ system: '', turns: [{ role: 'user', text: question } as const] },
      ...{ temperature: 0, maxTokens: mostTokens, seed: 1, think: false },
    };
    const events = {
      prompt: () => {},
      text: (more: string) => {
        text += more;
      },
    };
    const end = await inference.answer(asked, events, signal);
    return end.reason === 'stopped' ? { kind: 'stopped' } : fitOf(text, end);
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    const view = toErrorView(error);
    return view.code === 'empty-answer'
      ? { kind: 'nonsense', why: 'empty' }
      : { kind: 'failed', error: view };
  }
}

/** Somebody else needs the model's place: what is being loaded is given up at once. */
async function loadUnlessStopped(inference: Inference, plan: LoadPlan, signal: AbortSignal): Promise<void> {
  const giveUp = (): void => void inference.unload();
  signal.addEventListener('abort', giveUp);
  try {
    await inference.load(plan);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Pure. @param text the raw answer, thoughts included: they are words, too */
function fitOf(text: string, end: AnswerEnd): FirstWordsVerdict {
  const judged = judgeWords(text);
  if (judged !== 'answers') return { kind: 'nonsense', why: judged };
  const said = withoutThinking(text) || text;
  const words = said.split(/\s+/).filter((word) => word !== '').length;
  const perToken = words < fewWords || end.tokens === 0 ? usualWordsPerToken : words / end.tokens;
  return {
    kind: 'answers',
    tokensPerSecond: end.tokensPerSecond,
    wordsPerSecond: end.tokensPerSecond * Math.min(1, perToken),
    firstTokenMs: end.firstTokenMs,
  };
}
