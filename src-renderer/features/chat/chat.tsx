import './chat.css';
import { useEffect, useState } from 'react';
import type { ChatSummaryView, MessageView } from '../../../src-preload/contract/chat.ts';
import { lookAtBrain, useChats } from '../../state/chats.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { BrainBar } from './brain-bar.tsx';
import { ChatList } from './chat-list.tsx';
import { ChatTools } from './chat-tools.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';

const noMessages: readonly MessageView[] = [];

/** Conversations at the side, the open one, and the box to write in. */
export function Chat() {
  const words = messages.chat;
  const openId = useChats((state) => state.openId);
  const chat = useChats((state) => state.chat);
  const brain = useChats((state) => state.brain);
  const hasModel = useSnapshot(({ installed }) => installed.length > 0);
  const [editingId, setEditingId] = useState<string | null>(null);
  const [removed, setRemoved] = useState<ChatSummaryView | null>(null);
  useEffect(() => void lookAtBrain(), []);
  const shown = chat?.messages ?? noMessages;
  const last = shown.at(-1);
  const isAnswering = last?.role === 'assistant' && (last.state === 'waiting' || last.state === 'streaming');
  const editLast = (): void => {
    setEditingId(shown.findLast(({ role }) => role === 'user')?.id ?? null);
  };
  return (
    <div className="chat">
      <ChatList removed={removed} onUndone={() => setRemoved(null)} />
      <section className="chat-main" aria-label={chat?.title ?? words.newChat}>
        <BrainBar brain={brain} chat={chat} />
        {chat !== null && (
          <ChatTools
            key={`tools ${chat.id}`}
            chat={chat}
            canThink={brain?.canThink === true}
            onRemoved={setRemoved}
          />
        )}
        {shown.length === 0 ? (
          hasModel && <p className="chat-empty">{words.empty}</p>
        ) : (
          <Conversation key={`said ${openId}`} shown={shown} editingId={editingId} onEdit={setEditingId} />
        )}
        {hasModel && (
          <div className="chat-foot">
            <Composer
              key={`box ${openId}`}
              placeholder={shown.length === 0 ? words.sayHello : words.askMore}
              chatId={openId}
              isAnswering={isAnswering}
              isFocused
              onUp={editLast}
              onAsked={() => setRemoved(null)}
            />
            <p className="hint chat-private">{words.private}</p>
          </div>
        )}
      </section>
    </div>
  );
}
