import { createThinkingSplitter } from '../chats/thinking.ts';
import type { Question, ToolCall } from '../inference/port.ts';
import type { Desk } from './desk.ts';
import { Refused } from './refused.ts';

/** More of an answer; what is not in it did not come. */
export interface Piece {
  readonly thinking?: string;
  readonly text?: string;
  readonly call?: ToolCall;
}

/** A whole answer. Times in milliseconds. */
export interface WholeAnswer {
  readonly text: string;
  readonly thinking: string;
  readonly calls: readonly ToolCall[];
  /** `length`: the limit, or the context, ended it. */
  readonly reason: 'end' | 'length';
  readonly promptTokens: number;
  readonly tokens: number;
  readonly firstTokenMs: number;
  readonly totalMs: number;
}

/** Who hears an answer come. */
export interface AnswerListener {
  /** The model has the question: from here on it is answered, or broken. */
  begin(): void;
  piece(piece: Piece): void;
}

/**
 * Puts a question and tells the answer as it comes, with what was thought apart from what is said.
 * @throws NogginError what the desk throws; Refused when the answer was broken off
 */
export async function tellAnswer(
  desk: Desk,
  modelId: string,
  question: Question,
  listener: AnswerListener,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  const begun = performance.now();
  const { program } = question;
  // Of a raw text, and of one that follows a grammar, every sign belongs to the answer.
  const isPlain = program?.prompt !== undefined || program?.grammar !== undefined;
  const parts = isPlain ? plainParts() : splitParts();
  const calls: ToolCall[] = [];
  let promptTokens = 0;
  const tell = (piece: Piece): void => {
    if (Object.keys(piece).length > 0) listener.piece(piece);
  };
  const end = await desk.answer(
    modelId,
    question,
    {
      prompt: (facts) => {
        promptTokens = facts.promptTokens;
        listener.begin();
      },
      text: (raw) => tell(parts.add(raw)),
      call: (call) => {
        calls.push(call);
        tell({ call });
      },
    },
    signal,
  );
  tell(parts.end(end.reason === 'end'));
  if (end.reason === 'stopped') throw new Refused('model-trouble', 'The answer was broken off');
  return {
    ...parts.whole(),
    ...{ calls, reason: end.reason, promptTokens, tokens: end.tokens },
    firstTokenMs: end.firstTokenMs,
    totalMs: performance.now() - begun,
  };
}

interface Parts {
  add(raw: string): Piece;
  end(isWhole: boolean): Piece;
  whole(): { readonly text: string; readonly thinking: string };
}

function plainParts(): Parts {
  let text = '';
  return {
    add: (raw) => {
      text += raw;
      return { text: raw };
    },
    end: () => ({}),
    whole: () => ({ text, thinking: '' }),
  };
}

function splitParts(): Parts {
  const splitter = createThinkingSplitter();
  let told = { text: '', thinking: '' };
  const read = () => {
    const { text, thinking } = splitter.read();
    return { text, thinking: thinking ?? '' };
  };
  const more = (): Piece => {
    const now = read();
    // What was told as text and turned out to be thinking cannot be taken back; only what is new is told.
    const text = now.text.startsWith(told.text) ? now.text.slice(told.text.length) : '';
    const thinking = now.thinking.startsWith(told.thinking) ? now.thinking.slice(told.thinking.length) : '';
    told = now;
    return { ...(thinking === '' ? {} : { thinking }), ...(text === '' ? {} : { text }) };
  };
  return {
    add: (raw) => {
      splitter.add(raw);
      return more();
    },
    end: (isWhole) => {
      splitter.end(isWhole);
      return more();
    },
    whole: read,
  };
}
