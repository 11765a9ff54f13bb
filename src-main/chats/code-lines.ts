/**
 * Follows Markdown line by line as far as is needed to tell whether its end is inside of code
 * (https://spec.commonmark.org/0.31.2/#fenced-code-blocks).
 */
export interface CodeLines {
  add(text: string): void;
  /** In a block, or between the backticks of the present line. */
  isInCode(): boolean;
  /** Nothing but blanks stands before in the present line. */
  isAtLineStart(): boolean;
}

const opening = /^ {0,3}(`{3,}|~{3,})[^`]*$/;
const fenceOnly = /^ {0,3}(`{3,}|~{3,})[ \t\r]*$/;
const backticks = /`+/g;

export function createCodeLines(): CodeLines {
  let line = '';
  /** What opened the block that the present line is in. */
  let fence: string | null = null;

  const endLine = (): void => {
    if (fence === null) {
      fence = opening.exec(line)?.[1] ?? null;
    } else {
      const mark = fenceOnly.exec(line)?.[1];
      if (mark?.[0] === fence[0] && (mark?.length ?? 0) >= fence.length) fence = null;
    }
    line = '';
  };
  return {
    add: (text) => {
      const lines = text.split('\n');
      for (const [index, part] of lines.entries()) {
        if (index > 0) endLine();
        line += part;
      }
    },
    isInCode: () => fence !== null || (line.match(backticks)?.length ?? 0) % 2 === 1,
    isAtLineStart: () => line.trim() === '',
  };
}
