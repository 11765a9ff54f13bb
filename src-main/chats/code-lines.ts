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

const fenceAtStart = /^ {0,3}(`{3,}|~{3,})/;
const fenceOnly = /^ {0,3}(`{3,}|~{3,})[ \t\r]*$/;
const backticks = /`+/g;

export function createCodeLines(): CodeLines {
  let line = '';
  /** Runs of backticks in the line, and whether it is blank so far: counted as it grows, for it can be very long. */
  let runs = 0;
  let endsInRun = false;
  let isBlank = true;
  /** What opened the block that the present line is in. */
  let fence: string | null = null;

  const grow = (part: string): void => {
    if (part === '') return;
    const isSameRun = endsInRun && part.startsWith('`');
    runs += (part.match(backticks)?.length ?? 0) - (isSameRun ? 1 : 0);
    isBlank &&= part.trim() === '';
    endsInRun = part.endsWith('`');
    line += part;
  };
  const endLine = (): void => {
    if (fence === null) {
      fence = fenceOpenedBy(line);
    } else {
      const mark = fenceOnly.exec(line)?.[1];
      if (mark?.[0] === fence[0] && (mark?.length ?? 0) >= fence.length) fence = null;
    }
    line = '';
    runs = 0;
    endsInRun = false;
    isBlank = true;
  };
  return {
    add: (text) => {
      for (const [index, part] of text.split('\n').entries()) {
        if (index > 0) endLine();
        grow(part);
      }
    },
    isInCode: () => fence !== null || runs % 2 === 1,
    isAtLineStart: () => isBlank,
  };
}

/** What follows backticks is the language of a block, unless it holds another one: then it is code within the line. */
function fenceOpenedBy(line: string): string | null {
  const start = fenceAtStart.exec(line);
  if (start === null) return null;
  const mark = start[1] ?? '';
  return mark.startsWith('`') && line.includes('`', start[0].length) ? null : mark;
}
