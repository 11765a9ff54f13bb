import type { ChatPush } from '../../src-preload/contract/chat.ts';
import type { Answer } from './rows.ts';

type Words = Pick<Answer, 'text' | 'thinking'>;

/** Tells the window what has been added to one answer. */
export interface TextPushes {
  /** What is to be told to a window that knows what was told before; null: the conversation as a whole. */
  take(answer: Words): readonly ChatPush[] | null;
}

/** @param told what the window knows already */
export function createTextPushes(chatId: string, messageId: string, told: Words): TextPushes {
  let known = { text: told.text, thinking: told.thinking ?? '' };
  return {
    take: (answer) => {
      const now = { text: answer.text, thinking: answer.thinking ?? '' };
      const before = known;
      known = now;
      const parts = ['thinking', 'text'] as const;
      // When a mark reveals thinking, words move: push the whole.
      if (!parts.every((part) => now[part].startsWith(before[part]))) return null;
      return parts
        .filter((part) => now[part].length > before[part].length)
        .map((part) => {
          const at = before[part].length;
          return { kind: 'text', chatId, messageId, part, at, text: now[part].slice(at) };
        });
    },
  };
}
