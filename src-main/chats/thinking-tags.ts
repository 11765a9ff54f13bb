/** What a mark in a model's raw text means. `drop`: nothing, it only frames what follows. */
export type TagKind = 'open' | 'close' | 'drop';

export interface Tag {
  readonly text: string;
  readonly kind: TagKind;
  /** Of OpenAI's "harmony" format: means something only in a text that begins with it. */
  readonly isHarmony: boolean;
}

/** Names that models were trained to write around their thoughts. */
const names = ['think', 'thinking', 'thought', 'reasoning', 'reason', 'seed:think'];

/**
 * Every mark that is known, in lower case; none begins with another. Harmony:
 * https://cookbook.openai.com/articles/openai-harmony; `[THINK]` is Mistral's, `◁think▷` Kimi's, `<|channel>` Gemma's.
 */
const tags: readonly Tag[] = [
  ...names.flatMap((name) => [plain(`<${name}>`, 'open'), plain(`</${name}>`, 'close')]),
  ...[plain('[think]', 'open'), plain('[/think]', 'close')],
  ...[plain('◁think▷', 'open'), plain('◁/think▷', 'close')],
  ...[plain('<|begin_of_thought|>', 'open'), plain('<|end_of_thought|>', 'close')],
  ...[plain('<|channel>thought', 'open'), plain('<channel|>', 'close')],
  ...[harmony('<|channel|>analysis', 'open'), harmony('<|channel|>commentary', 'open')],
  harmony('<|channel|>final', 'close'),
  ...['<|start|>assistant', '<|message|>', '<|end|>', '<|return|>'].map((text) => harmony(text, 'drop')),
];

const firstLetters = new Set(tags.map(({ text }) => text[0]));
const longest = Math.max(...tags.map(({ text }) => text.length));

function plain(text: string, kind: TagKind): Tag {
  return { text, kind, isHarmony: false };
}

function harmony(text: string, kind: TagKind): Tag {
  return { text, kind, isHarmony: true };
}

/** Where the next mark could begin at or behind `from`; the end of the text when nowhere. Pure. */
export function nextCandidate(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (firstLetters.has(text[at])) return at;
  }
  return text.length;
}

/** The mark that begins here; `unclear` when the text ends before that can be told. Pure. */
export function tagAt(text: string, at: number): Tag | 'unclear' | null {
  const here = text.slice(at, at + longest).toLowerCase();
  const tag = tags.find((one) => here.startsWith(one.text));
  if (tag !== undefined) return tag;
  return tags.some((one) => here.length < one.text.length && one.text.startsWith(here)) ? 'unclear' : null;
}
