import './conversation.css';
import { useEffect, useRef, useState } from 'react';
import type { MessageView } from '../../../src-preload/contract/chat.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { Answer } from './answer.tsx';
import { Question } from './question.tsx';
import { useFollowing } from './use-following.ts';

interface ConversationProps {
  readonly shown: readonly MessageView[];
  readonly editingId: string | null;
  readonly onEdit: (id: string | null) => void;
}

/** A conversation. Scrolls with the answer while its end is in view. */
export function Conversation({ shown, editingId, onEdit }: ConversationProps) {
  const installed = useSnapshot((snapshot) => snapshot.installed);
  useFollowing(shown);
  const nameOf = (modelId: string | null): string | null =>
    installed.find((model) => model.modelId === modelId)?.name ?? null;
  return (
    <div className="conversation" role="log" aria-live="off" aria-label={messages.chat.conversation}>
      {shown.map((message) =>
        message.role === 'user' ? (
          <Question key={message.id} message={message} isEditing={message.id === editingId} onEdit={onEdit} />
        ) : (
          <Answer key={message.id} message={message} modelName={nameOf(message.modelId)} />
        ),
      )}
      <SaidAloud last={shown.at(-1)} />
    </div>
  );
}

/** Announces an answer when it is complete, instead of word by word. */
function SaidAloud({ last }: { readonly last: MessageView | undefined }) {
  const [said, setSaid] = useState('');
  const wasRunning = useRef<string | null>(null);
  useEffect(() => {
    if (last?.role !== 'assistant') return;
    const isRunning = last.state === 'waiting' || last.state === 'streaming';
    if (isRunning) wasRunning.current = last.id;
    else if (wasRunning.current === last.id) {
      wasRunning.current = null;
      setSaid(last.text);
    }
  }, [last]);
  return (
    <output className="unseen" aria-live="polite">
      {said}
    </output>
  );
}
