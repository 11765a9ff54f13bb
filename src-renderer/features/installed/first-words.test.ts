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
  ])('for %j is %s', (words, line) => {
    expect(answersHere(words)).toEqual({ name: 'Answers here', value: line });
  });

  it('gives the reason for a failure, and separates a broken model from a passing obstacle', () => {
    expect(answersHere(failed('model-too-new')).value).toMatch(/^No\. This model needs a newer Noggin/);
    expect(answersHere(failed('model-crashed')).value).toMatch(/^No\. It stopped unexpectedly/);
    expect(answersHere(failed('memory-short')).value).toMatch(/^Not tried yet\. There is not enough free/);
  });
});

describe('the warning beside a model', () => {
  it('is absent when it answers or is untested', () => {
    expect([answers, null].flatMap(troubleWithWords)).toEqual([]);
  });

  it('says what to do when it fails', () => {
    expect(troubleWithWords({ ...asked, kind: 'nonsense' })).toMatchObject([
      { tone: 'warning', text: expect.stringMatching(/Check its file/) },
    ]);
    expect(troubleWithWords(failed('model-damaged'))).toMatchObject([
      { tone: 'warning', text: expect.stringMatching(/can repair it/) },
    ]);
    expect(troubleWithWords(failed('folder-unavailable'))).toMatchObject([{ tone: 'quiet' }]);
  });
});
