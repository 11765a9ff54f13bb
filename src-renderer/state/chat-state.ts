import type {
  Attachment,
  BrainView,
  ChatPush,
  ChatView,
  MessageView,
} from '../../src-preload/contract/chat.ts';
import type { ErrorView } from '../../src-preload/contract/errors.ts';

/** What the window knows of conversations: the one that is open, and the model that answers. */
export interface ChatState {
  /** Null: a conversation that has not begun. */
  readonly openId: string | null;
  /** Null while it is on its way. */
  readonly chat: ChatView | null;
  readonly brain: BrainView | null;
  /** Raised whenever the list has to be asked for again. */
  readonly listVersion: number;
  /** Texts that go with the next question. */
  readonly attachments: readonly Attachment[];
  /** Why the last file could not be attached. */
  readonly attachError: { readonly name: string; readonly error: ErrorView } | null;
}

export const noChat: ChatState = {
  ...{ openId: null, chat: null, brain: null, listVersion: 0 },
  ...{ attachments: [], attachError: null },
};

/** What comes of a push: the next state, or that something between was missed. */
export type PushOutcome =
  | { readonly kind: 'applied'; readonly state: ChatState }
  /** Text before this piece is not there: the conversation has to be asked for again. */
  | { readonly kind: 'gap' };

/** Applies what main told. Pure; what is about another conversation changes nothing. */
export function applyChatPush(state: ChatState, push: ChatPush): PushOutcome {
  switch (push.kind) {
    case 'brain':
      return applied({ ...state, brain: push.brain });
    case 'attached': {
      const others = state.attachments.filter(({ name }) => name !== push.attachment.name);
      return applied({ ...state, attachments: [...others, push.attachment], attachError: null });
    }
    case 'not-attached':
      return applied({ ...state, attachError: { name: push.name, error: push.error } });
    case 'list':
      return applied({ ...state, listVersion: state.listVersion + 1 });
    case 'chat':
      return push.chat.id === state.openId ? applied({ ...state, chat: push.chat }) : applied(state);
    case 'text': {
      const { chat } = state;
      if (chat === null || chat.id !== push.chatId) return applied(state);
      const before = chat.messages.find(({ id }) => id === push.messageId);
      // Another branch is shown.
      if (before === undefined) return applied(state);
      const after = withText(before, push);
      if (after === null) return { kind: 'gap' };
      const messages = chat.messages.map((message) => (message === before ? after : message));
      return applied({ ...state, chat: { ...chat, messages } });
    }
  }
}

function applied(state: ChatState): PushOutcome {
  return { kind: 'applied', state };
}

/** Null: there is a gap before the new text. What is there already is not repeated. */
function withText(message: MessageView, push: Extract<ChatPush, { kind: 'text' }>): MessageView | null {
  const present = (push.part === 'text' ? message.text : message.thinking) ?? '';
  if (push.at > present.length) return null;
  const text = present.slice(0, push.at) + push.text;
  if (text.length < present.length) return message;
  return push.part === 'text' ? { ...message, text } : { ...message, thinking: text };
}
