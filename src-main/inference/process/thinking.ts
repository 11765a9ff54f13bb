const names = ['think', 'thinking', 'thought', 'reasoning', 'reason'];
/** How models of different makers open and close what they think. */
const marks: readonly (readonly [open: string, close: string])[] = [
  ...names.map((name) => [`<${name}>`, `</${name}>`] as const),
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|channel|>analysis<|message|>', '<|channel|>final<|message|>'],
];
/** Parts of marks that are tokens of their own. */
const parts: readonly string[] = ['<|channel|>', '<|message|>', '<|start|>'];
const control = new Set([...marks.flat(), ...parts]);

/** Whether a control token's text is to be told: without it nobody could tell where a model thinks. Pure. */
export function isThinkingToken(text: string): boolean {
  return control.has(text);
}

/** An answer without what was thought before it; empty when nothing followed. Pure. */
export function withoutThinking(answer: string): string {
  const ends = marks.map(([, close]) => endOfLast(answer, close));
  // Some write only the closing mark, as the opening one is the template's.
  const closed = Math.max(...ends);
  if (closed > 0) return answer.slice(closed).trimStart();
  const begin = answer.trimStart();
  const isOnlyThought = marks.some(([open]) => begin.startsWith(open));
  return isOnlyThought ? '' : answer;
}

/** The mark with which a template has the model begin to think, when its text ends with one; else empty. Pure. */
export function openedThinking(prompt: string): string {
  const trimmed = prompt.trimEnd();
  const mark = marks.map(([open]) => open).find((each) => trimmed.endsWith(each));
  return mark === undefined ? '' : prompt.slice(trimmed.length - mark.length);
}

/** The mark that ends what this one began; empty for none. Pure. */
export function closingOf(opened: string): string {
  return marks.find(([open]) => open === opened.trim())?.[1] ?? '';
}

/** Where the last of a mark ends; 0 where there is none. */
function endOfLast(text: string, mark: string): number {
  const at = text.lastIndexOf(mark);
  return at === -1 ? 0 : at + mark.length;
}
