import type { Attachment } from '../../src-preload/contract/chat.ts';
import type { Turn } from '../inference/port.ts';
import type { Message } from './rows.ts';

/** What a model is shown of a conversation. */
export interface Turns {
  readonly turns: readonly Turn[];
  /** How many messages stand before what is shown when this many turns do not fit. */
  messagesBefore(turn: number): number;
}

/**
 * The turns of a branch, oldest first; answers of which nothing came are not among them, nor what a model thought. Pure.
 * @param path the messages up to the question, or up to the answer that is gone on with
 */
export function turnsOf(
  path: readonly Message[],
  attachmentsOf: (message: Message) => readonly Attachment[],
): Turns {
  const places: number[] = [];
  const turns: Turn[] = [];
  for (const [place, message] of path.entries()) {
    const text =
      message.role === 'user'
        ? withAttachments(message.text, attachmentsOf(message))
        : answerText(message, place === path.length - 1);
    if (text === '') continue;
    places.push(place);
    turns.push({ role: message.role, text });
  }
  return { turns, messagesBefore: (turn) => (turn <= 0 ? 0 : (places[turn] ?? path.length)) };
}

/** Continue an interrupted thought. */
function answerText({ text, thinking }: Message, isContinued: boolean): string {
  return isContinued && text === '' && thinking !== null ? `<think>\n${thinking}` : text;
}

function withAttachments(question: string, attachments: readonly Attachment[]): string {
  const parts = attachments.map(({ name, text }) => {
    // Longer than any in the text, so that it ends where it should.
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${name.replaceAll(/[\s\p{C}]+/gu, ' ')}:\n${fence}\n${text}\n${fence}`;
  });
  return [...parts, question].join('\n\n');
}
