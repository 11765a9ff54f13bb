import { expect, test } from 'vitest';
import { errorSentence } from './error-sentence.ts';
import { allMessages, messages } from './messages.ts';

test('every role of a companion file has its own sentence, in every language', () => {
  for (const words of Object.values(allMessages)) {
    const sentences = Object.values(words.hub.companions);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(Object.keys(words.hub.companionNames)).toEqual(Object.keys(words.hub.companions));
  }
  const error = { code: 'companion-file', message: '', details: { role: 'drafter' } } as const;
  expect(errorSentence(error)).toBe(messages.hub.companions.drafter);
  // A newer main may send a role unknown to this window.
  expect(errorSentence({ ...error, details: { role: 'toString' } })).toBe(messages.errors['companion-file']);
});

test('a missing version is explained with the available ones', () => {
  const details = { asked: 'Q6_K', there: 'Q4_K_M, Q8_0' };
  expect(errorSentence({ code: 'quantization-missing', message: '', details })).toBe(
    messages.hub.missingThere('Q6_K', 'Q4_K_M, Q8_0'),
  );
});

test('a question that is too long is explained with the numbers, in words instead of tokens', () => {
  const details = { tokens: 5321, contextTokens: 512, hasSystem: false };
  expect(errorSentence({ code: 'question-too-long', message: '', details })).toBe(
    messages.chat.tooLong('4,000', '380'),
  );
  expect(errorSentence({ code: 'question-too-long', message: '' })).toBe(
    messages.errors['question-too-long'],
  );
});

test('a changed local file has another sentence than a changed source', () => {
  const error = { code: 'source-changed', message: '' } as const;
  expect(errorSentence({ ...error, details: { where: 'here' } })).toBe(messages.changedHere);
  expect(errorSentence(error)).toBe(messages.errors['source-changed']);
});
