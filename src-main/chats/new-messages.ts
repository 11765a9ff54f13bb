import type { ChatPorts } from './ports.ts';
import { type NewMessage, unanswered } from './rows.ts';

/** Makes the messages that are to be stored. */
export interface NewMessages {
  /** A question, with the answer that it waits for. */
  exchange(question: Pick<NewMessage, 'text' | 'attachments'>): readonly [NewMessage, NewMessage];
  /** An answer that waits. */
  answer(): NewMessage;
}

/** Gives new messages their ids and times. */
export function createNewMessages({ clock, newId }: Pick<ChatPorts, 'clock' | 'newId'>): NewMessages {
  const answerAt = (createdAtMs: number): NewMessage => ({
    ...{ ...unanswered('waiting'), id: newId(), role: 'assistant', createdAtMs, attachments: [] },
  });
  return {
    exchange: (question) => {
      const createdAtMs = clock.now();
      return [
        { ...unanswered('complete'), ...question, id: newId(), role: 'user', createdAtMs },
        answerAt(createdAtMs),
      ];
    },
    answer: () => answerAt(clock.now()),
  };
}
