import { type CodeLines, createCodeLines } from './code-lines.ts';
import { nextCandidate, type Tag, tagAt } from './thinking-tags.ts';

/** A model's raw text, taken apart. */
export interface ThoughtAndText {
  /** Null: it did not think, or not in words. */
  readonly thinking: string | null;
  readonly text: string;
}

/**
 * Takes the raw text of a model apart while it comes. What it tells depends on all that came, and never on how that was
 * cut: a mark of which only the beginning came is told when it is clear that it is none.
 */
export interface ThinkingSplitter {
  add(raw: string): void;
  read(): ThoughtAndText;
  /** Whether what comes now would be thinking. */
  isThinking(): boolean;
  /**
   * No more comes.
   * @param isWhole the model was done: when all of it was thinking that never ended, that is the answer
   */
  end(isWhole: boolean): void;
}

/**
 * How thinking is told from the answer, besides the plain `<think>…</think>` at the beginning:
 * - a mark that ends thinking which never began (templates begin it in the prompt) means that all before was thinking;
 * - thinking ends at the first mark, whatever was opened in it; what then stands before another one was thinking too,
 *   as long as that one closes something or stands in a line of its own;
 * - thinking can begin again at the start of a line;
 * - in code of the answer marks are text.
 * @param before what a message that is gone on with holds
 */
export function createThinkingSplitter(
  before: ThoughtAndText = { thinking: null, text: '' },
): ThinkingSplitter {
  let thinking = before.thinking ?? '';
  let text = before.text;
  let isThinking = before.thinking !== null && before.text === '';
  /** Marks that began thinking, less those that ended it. */
  let open = isThinking ? 1 : 0;
  let hasEnded = before.thinking !== null && !isThinking;
  let isHarmony = false;
  /** Thinking has just begun: what separates it from its mark is left out. */
  let isFresh = thinking === '';
  /** What could be the beginning of a mark. */
  let held = '';
  let lines: CodeLines = createCodeLines();
  lines.add(text);

  const emit = (part: string): void => {
    if (!isThinking) {
      lines.add(part);
      text += text === '' ? part.trimStart() : part;
      return;
    }
    const more = isFresh ? part.trimStart() : part;
    thinking += more;
    isFresh &&= more === '';
  };
  /** All of the answer so far was thinking. */
  const rethink = (): void => {
    thinking = joined(thinking, text);
    text = '';
    lines = createCodeLines();
  };
  const begin = (tag: Tag, raw: string): void => {
    const isPlace = !lines.isInCode() && (tag.isHarmony || lines.isAtLineStart());
    if (!isThinking && !isPlace) {
      emit(raw);
      return;
    }
    open = tag.isHarmony ? 1 : open + 1;
    // Probably part of its thoughts.
    if (isThinking && !tag.isHarmony) {
      emit(raw);
      return;
    }
    if (thinking !== '') thinking = `${thinking.trimEnd()}\n\n`;
    isThinking = true;
    isFresh = true;
  };
  const finish = (tag: Tag, raw: string): void => {
    if (!isThinking) {
      const isMark = tag.isHarmony || open > 0 || !hasEnded || lines.isAtLineStart();
      if (!isMark || lines.isInCode()) {
        emit(raw);
        return;
      }
      if (!tag.isHarmony) rethink();
    }
    isThinking = false;
    hasEnded = true;
    open = Math.max(0, open - 1);
  };
  const meet = (tag: Tag, raw: string): void => {
    isHarmony ||= tag.isHarmony && text === '' && !lines.isInCode();
    if (tag.isHarmony && !isHarmony) emit(raw);
    else if (tag.kind === 'open') begin(tag, raw);
    else if (tag.kind === 'close') finish(tag, raw);
    else if (!isThinking && lines.isInCode()) emit(raw);
  };
  const take = (raw: string, isEnd: boolean): void => {
    let at = 0;
    while (at < raw.length) {
      const candidate = nextCandidate(raw, at);
      if (candidate > at) emit(raw.slice(at, candidate));
      at = candidate;
      if (at === raw.length) break;
      const tag = tagAt(raw, at);
      if (tag === 'unclear' && !isEnd) break;
      if (tag === null || tag === 'unclear') {
        emit(raw.slice(at, at + 1));
        at += 1;
      } else {
        meet(tag, raw.slice(at, at + tag.text.length));
        at += tag.text.length;
      }
    }
    held = raw.slice(at);
  };

  return {
    add: (raw) => take(held + raw, false),
    read: () => {
      const thought = thinking.trim();
      return { thinking: thought === '' ? null : thought, text };
    },
    isThinking: () => isThinking,
    end: (isWhole) => {
      take(held, true);
      if (!isWhole || text.trim() !== '') return;
      text = thinking.trim();
      thinking = '';
    },
  };
}

function joined(first: string, second: string): string {
  return [first.trim(), second.trim()].filter((part) => part !== '').join('\n\n');
}
