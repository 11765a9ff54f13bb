import { describe, expect, it, test } from 'vitest';
import type { ErrorCode } from '../../../src-preload/contract/errors.ts';
import type { FirstWordsView } from '../../../src-preload/contract/first-words.ts';
import { answersHere, troubleWithWords } from './first-words.ts';

const asked = { modelId: 'small', askedAtMs: 1000 } as const;
const answers: FirstWordsView = { ...asked, kind: 'answers', wordsPerSecond: 11.2, firstWordMs: 300 };
const failed = (code: ErrorCode): FirstWordsView => ({
  ...asked,
  kind: 'failed',
  error: { code, message: 'in English' },
});

describe('the line of the receipt', () => {
  test.each([
    [null, 'Not tried yet'],
    [{ modelId: 'small', kind: 'asking' } as const, 'Being tried…'],
    [answers, 'Yes, about 11 words a second'],
    [{ ...asked, kind: 'nonsense' } as const, 'No: it loads, but what it says makes no sense'],
  ])('%j is %s', (words, line) => {
    expect(answersHere(words)).toEqual({ name: 'Answers here', value: line });
  });

  it('says why not, and tells what is wrong with the model from what is wrong at this moment', () => {
    expect(answersHere(failed('model-too-new')).value).toMatch(/^No\. This model needs a newer Noggin/);
    expect(answersHere(failed('model-crashed')).value).toMatch(/^No\. It stopped unexpectedly/);
    expect(answersHere(failed('memory-short')).value).toMatch(/^Not tried yet\. There is not enough free/);
  });
});

describe('what is said in sight', () => {
  it('is nothing where it answers, or was never asked', () => {
    expect([answers, null].flatMap(troubleWithWords)).toEqual([]);
  });

  it('is what to do where it does not', () => {
    expect(troubleWithWords({ ...asked, kind: 'nonsense' })).toMatchObject([
      { tone: 'warning', text: expect.stringMatching(/Check its file/) },
    ]);
    expect(troubleWithWords(failed('model-damaged'))).toMatchObject([
      { tone: 'warning', text: expect.stringMatching(/can repair it/) },
    ]);
    expect(troubleWithWords(failed('folder-unavailable'))).toMatchObject([{ tone: 'quiet' }]);
  });
});
