import type { LlamaModel, Token } from 'node-llama-cpp';

/**
 * The tokens of a text with a template's marks. What people wrote is never read as a mark: a text that spells one, such
 * as "<|end|>", is taken as letters.
 * @param said the texts in it that are people's
 */
export function tokenizePrompt(
  model: Pick<LlamaModel, 'tokenize' | 'tokens'>,
  text: string,
  said: readonly string[],
): Token[] {
  const tokens = cutOut(
    text,
    said.filter((each) => spellsMark(model, each)),
  ).flatMap(({ part, isSaid }) => model.tokenize(part, !isSaid, isSaid ? 'trimLeadingSpace' : undefined));
  const { bos, shouldPrependBosToken } = model.tokens;
  // Many templates write it themselves.
  if (bos !== null && shouldPrependBosToken && tokens[0] !== bos) tokens.unshift(bos);
  return tokens;
}

function spellsMark(model: Pick<LlamaModel, 'tokenize'>, text: string): boolean {
  // Every mark of every maker has one of these.
  if (!/[<[◁|]/.test(text)) return false;
  const [plain, marked] = [model.tokenize(text, false), model.tokenize(text, true)];
  return plain.length !== marked.length || plain.some((token, index) => token !== marked[index]);
}

interface Part {
  readonly part: string;
  readonly isSaid: boolean;
}

/** Cuts the said texts out of the whole, each at its first place behind the one before. Pure. */
export function cutOut(text: string, said: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const each of said.map((one) => one.trim()).filter((one) => one !== '')) {
    const begin = text.indexOf(each, at);
    if (begin === -1) continue;
    if (begin > at) parts.push({ part: text.slice(at, begin), isSaid: false });
    parts.push({ part: each, isSaid: true });
    at = begin + each.length;
  }
  if (at < text.length) parts.push({ part: text.slice(at), isSaid: false });
  return parts;
}
