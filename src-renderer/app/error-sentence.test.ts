import { expect, test } from 'vitest';
import { errorSentence } from './error-sentence.ts';
import { allMessages, messages } from './messages/messages.ts';

test('a file that is no model by itself has a sentence of its own for what it is, in every language', () => {
  for (const words of Object.values(allMessages)) {
    const sentences = Object.values(words.hub.companions);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(Object.keys(words.hub.companionNames)).toEqual(Object.keys(words.hub.companions));
  }
  const error = { code: 'companion-file', message: '', details: { role: 'drafter' } } as const;
  expect(errorSentence(error)).toBe(messages.hub.companions.drafter);
  // What a newer main may say that this window does not know.
  expect(errorSentence({ ...error, details: { role: 'toString' } })).toBe(messages.errors['companion-file']);
});
