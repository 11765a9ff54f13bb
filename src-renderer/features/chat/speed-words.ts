import { messages } from '../../words/messages.ts';

/** Words in a token, in English. */
export const wordsPerToken = 0.75;
/** Faster than anyone reads: above it, a number tells nothing more. */
const fastest = 100;

/** "about 12 words a second": how fast an answer came, as exactly as people read it; null where it is not known. */
export function speedWords(tokensPerSecond: number | null): string | null {
  // One token has no speed.
  if (tokensPerSecond === null || tokensPerSecond <= 0) return null;
  return formatSpeed(tokensPerSecond * wordsPerToken);
}

/** "about 12 words a second". */
export function formatSpeed(wordsPerSecond: number): string {
  const { locale, chat } = messages;
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  return wordsPerSecond > fastest
    ? chat.speedAbove(format.format(fastest))
    : chat.speed(format.format(wordsPerSecond));
}
