import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { AnswerEnd, PromptFacts } from '../inference/port.ts';
import type { Answer, Message } from './rows.ts';
import { createThinkingSplitter } from './thinking.ts';

/** An answer while it is given. */
export interface LiveAnswer {
  read(): Answer;
  begin(modelId: string): void;
  prompt(facts: PromptFacts, leftOutMessages: number): void;
  text(raw: string): void;
  /** Nothing that comes later changes its words. Only the first end counts. */
  end(state: 'complete' | 'length' | 'stopped' | 'broken', error: ErrorView | null): void;
  /** What is known of an answer when it has ended, also of one that the person stopped. */
  measured(end: AnswerEnd): void;
  hasEnded(): boolean;
}

/**
 * Continues an answer: a new one, or one to go on with.
 * @param monotonic milliseconds from a clock that never jumps
 */
export function createLiveAnswer(message: Message, monotonic: () => number): LiveAnswer {
  const { id, role, createdAtMs, attachments, ...before } = message;
  const splitter = createThinkingSplitter(before);
  let answer: Answer = { ...before, state: 'waiting', error: null };
  let hasEnded = false;
  let beganMs: number | null = null;
  /** When the last thought so far came. */
  let thoughtMs: number | null = null;

  const words = (): Pick<Answer, 'text' | 'thinking' | 'thinkingMs'> => {
    const { text, thinking } = splitter.read();
    if (thinking === null) return { text, thinking, thinkingMs: null };
    if (beganMs === null) return { text, thinking, thinkingMs: before.thinkingMs };
    // A closing mark without an opening one: everything so far was thinking.
    if (thinking !== before.thinking) thoughtMs ??= monotonic();
    const nowMs = thoughtMs === null ? 0 : thoughtMs - beganMs;
    return { text, thinking, thinkingMs: (before.thinkingMs ?? 0) + Math.round(nowMs) };
  };
  return {
    read: () => ({ ...answer, ...words() }),
    begin: (modelId) => {
      if (!hasEnded) answer = { ...answer, state: 'streaming', modelId };
    },
    prompt: ({ promptTokens, contextTokens }, leftOut) => {
      // Of an answer that is gone on with, what it said before is part of the prompt.
      if (!hasEnded) answer = { ...answer, promptTokens, contextTokens, leftOut, tokens: null };
    },
    text: (raw) => {
      if (hasEnded) return;
      beganMs ??= monotonic();
      const wasThinking = splitter.isThinking();
      splitter.add(raw);
      if (wasThinking || splitter.isThinking()) thoughtMs = monotonic();
    },
    end: (state, error) => {
      if (hasEnded) return;
      hasEnded = true;
      splitter.end(state === 'complete');
      answer = { ...answer, state, error };
    },
    measured: ({ tokens, tokensPerSecond, firstTokenMs }) => {
      answer = { ...answer, tokens, tokensPerSecond, firstTokenMs: before.firstTokenMs ?? firstTokenMs };
    },
    hasEnded: () => hasEnded,
  };
}
