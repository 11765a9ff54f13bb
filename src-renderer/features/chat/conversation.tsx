import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MessageView } from '../../../src-preload/contract/chat.ts';
import { useSnapshot } from '../../state/hooks.ts';
import { messages } from '../../words/messages.ts';
import { Answer } from './answer.tsx';
import { Question } from './question.tsx';

interface ConversationProps {
  readonly shown: readonly MessageView[];
  readonly editingId: string | null;
  readonly onEdit: (id: string | null) => void;
}

/** A conversation. Scrolls with the answer while its end is in view. */
export function Conversation({ shown, editingId, onEdit }: ConversationProps) {
  const installed = useSnapshot((snapshot) => snapshot.installed);
  const isFollowing = useRef(true);
  useEffect(() => {
    const onScroll = (): void => {
      isFollowing.current = distanceToEnd() < nearPx;
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, []);
  const count = shown.length;
  // Scrolls to a new question from anywhere, and follows an answer only while its end is in view.
  useEffect(() => {
    if (count > 0) scrollToEnd();
  }, [count]);
  useLayoutEffect(() => {
    if (isFollowing.current && shown.length > 0) scrollToEnd();
  }, [shown]);
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

/** Distance from the end within which the page follows, in pixels. */
const nearPx = 160;

function distanceToEnd(): number {
  const { scrollHeight } = document.documentElement;
  return scrollHeight - window.innerHeight - window.scrollY;
}

function scrollToEnd(): void {
  window.scrollTo(0, document.documentElement.scrollHeight);
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
