import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChatPush, ChatView, MessageView } from '../../src-preload/contract/chat.ts';
import { applyChatPush, type ChatState, noChat } from './chat-state.ts';

const answer: MessageView = {
  ...{ id: 'a', role: 'assistant', text: '', attachments: [], thinking: null, thinkingMs: null },
  ...{ state: 'streaming', error: null, modelId: 'm', createdAtMs: 0 },
  ...{ branch: { index: 1, count: 1, previousId: null, nextId: null } },
  ...{ tokensPerSecond: null, firstTokenMs: null, leftOut: 0 },
};
const chat: ChatView = {
  ...{ id: 'c', title: 'Hello', modelId: 'm', messages: [answer], context: null },
  settings: { system: '', temperature: null, maxTokens: null, think: false },
};
const open: ChatState = { ...noChat, openId: 'c', chat };

const more = (at: number, text: string, part: 'text' | 'thinking' = 'text'): ChatPush => ({
  ...{ kind: 'text', chatId: 'c', messageId: 'a', part, at, text },
});

function after(state: ChatState, ...pushes: ChatPush[]): ChatState | 'gap' {
  let now = state;
  for (const push of pushes) {
    const outcome = applyChatPush(now, push);
    if (outcome.kind === 'gap') return 'gap';
    now = outcome.state;
  }
  return now;
}
const textOf = (state: ChatState | 'gap') => (state === 'gap' ? state : state.chat?.messages[0]?.text);

test('text is appended at its offset, and a duplicate ignored', () => {
  expect(textOf(after(open, more(0, 'Hel'), more(3, 'lo'), more(3, 'lo')))).toBe('Hello');
});

test('thinking is separate from the answer', () => {
  const state = after(open, more(0, 'hm', 'thinking'), more(0, 'Yes'));
  expect(state).toMatchObject({ chat: { messages: [{ text: 'Yes', thinking: 'hm' }] } });
});

test('a gap requests the whole conversation', () => {
  expect(after(open, more(0, 'Hel'), more(5, '!'))).toBe('gap');
});

test('pieces of any size, with duplicates, give the same text', () => {
  const pieces = fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(pieces, fc.nat(19), (texts, repeated) => {
      const pushes: ChatPush[] = [];
      let at = 0;
      for (const [index, text] of texts.entries()) {
        pushes.push(more(at, text));
        if (index === repeated) pushes.push(more(at, text));
        at += text.length;
      }
      expect(textOf(after(open, ...pushes))).toBe(texts.join(''));
    }),
  );
});

test('pushes about another conversation or branch change nothing', () => {
  expect(after(open, { ...more(7, 'x'), chatId: 'other' } as ChatPush)).toEqual(open);
  expect(after(open, { ...more(7, 'x'), messageId: 'other' } as ChatPush)).toEqual(open);
  expect(after(open, { kind: 'chat', chat: { ...chat, id: 'other' } })).toEqual(open);
});
