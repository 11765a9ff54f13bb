const [first, second, third] = ['first quiet word', 'second quiet word', 'third quiet word'];
/** Shorter ones could stand in any answer. */
const shortestLine = 4;

/** A conversation by which a template shows how it ends an answer. */
export const stopProbe = [
  { role: 'user', content: first },
  { role: 'assistant', content: second },
  { role: 'user', content: third },
] as const;

/**
 * The text by which a template ends an answer, read off {@link stopProbe} as it rendered it: models whose files do not say
 * which token ends an answer write it out. Empty where it cannot be told. Pure.
 */
export function stopStringOf(rendered: string): string {
  const answerEnd = rendered.indexOf(second) + second.length;
  const next = rendered.indexOf(third, answerEnd);
  if (answerEnd < second.length || next === -1) return '';
  const between = rendered.slice(answerEnd, next);
  // One mark, such as <|im_end|>, </s>, [/INST] or <end_of_turn>.
  const mark = /^\s*(<[^<>\s]{1,40}>|\[[^[\]\s]{1,40}\])/.exec(between);
  if (mark !== null) return mark[1] ?? '';
  // A line that names who speaks, such as "### Human:".
  const line = /\n[^\n]+$/.exec(between.trimEnd())?.[0] ?? '';
  return line.trim().length >= shortestLine && /[:#]/.test(line) ? line : '';
}

/** Text that flows, with what would end it held back. */
export interface StopWatch {
  /** More text; what of it can be told. After the end nothing can. */
  add(text: string): string;
  readonly isOver: boolean;
  /** What was held back, when no more comes. */
  rest(): string;
}

/** Watches for any of `stops`, also where they come in pieces. */
export function createStopWatch(stops: readonly string[]): StopWatch {
  const wanted = stops.filter((stop) => stop !== '');
  let held = '';
  let isOver = false;
  return {
    add: (text) => {
      if (isOver) return '';
      held += text;
      const found = wanted.map((stop) => held.indexOf(stop)).filter((at) => at >= 0);
      if (found.length > 0) {
        isOver = true;
        return held.slice(0, Math.min(...found));
      }
      const told = held.length - longestBeginning(held, wanted);
      const free = held.slice(0, told);
      held = held.slice(told);
      return free;
    },
    get isOver() {
      return isOver;
    },
    rest: () => (isOver ? '' : held),
  };
}

/** How much of the text's end may be the beginning of one of `wanted`. Pure. */
export function longestBeginning(text: string, wanted: readonly string[]): number {
  const lengths = wanted.map((stop) => {
    for (let length = Math.min(stop.length - 1, text.length); length > 0; length -= 1) {
      if (text.endsWith(stop.slice(0, length))) return length;
    }
    return 0;
  });
  return Math.max(0, ...lengths);
}
