import { jsonLine, terminalText } from '../names/terminal-text.ts';

/** One thing that is told: an object for programs, and the line for people. */
export interface Told {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** Where a run without a window tells what happens. */
export interface Output {
  /** @param line what a person reads instead; null: nothing */
  tell(told: Told, line: string | null): void;
  /** The same, at most twice a second; what comes in between is left out. On a terminal the line replaces the last. */
  progress(told: Told, line: string): void;
  /** A piece of a text that people read as it comes. */
  piece(told: Told, text: string): void;
}

/** A stream of text, as far as it is needed here. */
interface TextStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const progressMs = 500;

/** JSON lines, one object a line. */
export function createJsonOutput(stream: TextStream, monotonic: () => number): Output {
  const tell = (told: Told): void => void stream.write(`${jsonLine(told)}\n`);
  return { tell, piece: tell, progress: atMostEvery(progressMs, monotonic, tell) };
}

/** Lines for people; where they go into a file, progress comes every ten seconds. */
export function createPlainOutput(stream: TextStream, monotonic: () => number): Output {
  let isLineOpen = false;
  const isTerminal = stream.isTTY === true;
  const progress = atMostEvery(isTerminal ? progressMs : 10_000, monotonic, (_told: Told, line: string) => {
    const text = terminalText(line);
    stream.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
    isLineOpen = isTerminal;
  });
  return {
    tell: (_told, line) => {
      if (line === null) return;
      // An empty line only ends an open one.
      if (isLineOpen || line !== '')
        stream.write(`${isLineOpen ? '\n' : ''}${terminalText(line)}${line === '' ? '' : '\n'}`);
      isLineOpen = false;
    },
    progress,
    piece: (_told, text) => {
      // Into a file it goes as it is.
      stream.write(isTerminal ? terminalText(text) : text);
      isLineOpen = !text.endsWith('\n');
    },
  };
}

function atMostEvery<A extends unknown[]>(ms: number, monotonic: () => number, act: (...args: A) => void) {
  let last = Number.NEGATIVE_INFINITY;
  return (...args: A): void => {
    if (monotonic() - last < ms) return;
    last = monotonic();
    act(...args);
  };
}
