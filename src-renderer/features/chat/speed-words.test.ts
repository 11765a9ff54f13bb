import { expect, it, test, vi } from 'vitest';
import { speedWords } from './speed-words.ts';

it.each([
  [1990, 'more than 100 words a second'],
  [133.4, 'more than 100 words a second'],
  [133.3, 'about 100 words a second'],
  [62.7, 'about 47 words a second'],
  [9.73, 'about 7.3 words a second'],
  [1.33, 'about 1 word a second'],
  [0.57, 'about 0.43 words a second'],
])('%d tokens a second are shown as %j', (tokensPerSecond, words) => {
  expect(speedWords(tokensPerSecond)).toBe(words);
});

it.each([null, 0])('a speed of %j is hidden', (tokensPerSecond) => {
  expect(speedWords(tokensPerSecond)).toBeNull();
});

test('German has its own number format', async () => {
  vi.resetModules();
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
  const german = await import('./speed-words.ts');
  expect(german.speedWords(9.73)).toBe('etwa 7,3 Wörter pro Sekunde');
  expect(german.speedWords(1.33)).toBe('etwa 1 Wort pro Sekunde');
  expect(german.speedWords(1990)).toBe('mehr als 100 Wörter pro Sekunde');
  vi.unstubAllGlobals();
});
