import { modelFaults } from '../../../src-preload/contract/errors.ts';
import type { FirstWordsView } from '../../../src-preload/contract/first-words.ts';
import type { Fact } from '../../ui/facts.tsx';
import { messages } from '../../words/messages.ts';
import { formatSpeed } from '../chat/speed-words.ts';
import type { Trouble } from './trouble.ts';

/** Whether a model answers on this computer, as a line of its receipt. Pure. @param words null: it was never asked */
export function answersHere(words: FirstWordsView | null): Fact {
  return { name: messages.library.receipt.answersHere, value: sentenceOf(words) };
}

function sentenceOf(words: FirstWordsView | null): string {
  const say = messages.library.firstWords;
  switch (words?.kind) {
    case undefined:
      return say.notTried;
    case 'asking':
      return say.asking;
    case 'answers':
      return say.answers(formatSpeed(words.wordsPerSecond));
    case 'nonsense':
      return say.nonsense;
    case 'failed':
      return isOfThisMoment(words) ? say.couldNotTry(whyOf(words)) : say.failed(whyOf(words));
  }
}

/** The sentence on the card, for a model that does not answer. Pure. */
export function troubleWithWords(words: FirstWordsView | null): readonly Trouble[] {
  if (words?.kind === 'nonsense') {
    return [{ text: messages.library.firstWords.nonsenseAdvice, tone: 'warning' }];
  }
  if (words?.kind !== 'failed') return [];
  return [{ text: whyOf(words), tone: isOfThisMoment(words) ? 'quiet' : 'warning' }];
}

type Failed = Extract<FirstWordsView, { readonly kind: 'failed' }>;

/** Inconclusive: too little memory, or its drive was away. */
function isOfThisMoment({ error }: Failed): boolean {
  return !modelFaults.includes(error.code);
}

function whyOf({ error }: Failed): string {
  return error.code === 'model-crashed' ? messages.library.firstWords.crashed : messages.errors[error.code];
}
