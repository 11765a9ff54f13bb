import type { LlamaModel, Token } from 'node-llama-cpp';
import { isThinkingToken } from './thinking.ts';

/** Tokens that are waited for until a character is whole; it has at most four bytes, and tokens may share it. */
const mostWaiting = 8;
/** Tokens before, by which some vocabularies decide on a space. */
const lookBack = 8;
const broken = '\uFFFD';

/** Makes text of tokens as they come. */
export interface TokenText {
  /** Of a token: text that can be shown; none while a character is not whole. */
  add(token: Token): string;
  /** What is still held back, when no more comes: a character that was never finished is left out. */
  rest(): string;
}

/** Control tokens have no text, but for the marks of thinking and those in `marks`. */
export function createTokenText(
  model: Pick<LlamaModel, 'detokenize' | 'isSpecialToken'>,
  marks: readonly string[],
): TokenText {
  let told: Token[] = [];
  let waiting: Token[] = [];
  /** How much of the text of those that wait was given. */
  let given = 0;
  return {
    add: (token) => {
      if (model.isSpecialToken(token)) {
        const mark = model.detokenize([token], true);
        return isThinkingToken(mark) || marks.includes(mark) ? mark : '';
      }
      waiting.push(token);
      const text = model.detokenize(waiting, false, told);
      const isWhole = !text.endsWith(broken) || waiting.length > mostWaiting;
      const free = isWhole ? text : withoutBrokenEnd(text);
      const more = free.slice(given);
      given = free.length;
      if (isWhole) {
        told = [...told, ...waiting].slice(-lookBack);
        waiting = [];
        given = 0;
      }
      return more;
    },
    rest: () => {
      const text = waiting.length === 0 ? '' : model.detokenize(waiting, false, told);
      const more = withoutBrokenEnd(text).slice(given);
      waiting = [];
      given = 0;
      return more;
    },
  };
}

function withoutBrokenEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === broken) end -= 1;
  return text.slice(0, end);
}
