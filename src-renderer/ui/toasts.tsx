import './toasts.css';
import { useSyncExternalStore } from 'react';
import { closeToast, currentToasts, subscribeToasts, type Toast } from '../state/toasts.ts';
import { messages } from '../words/messages.ts';
import { IconButton } from './icon-button.tsx';

/** Short messages in the corner: a command or a link was refused, or main does not answer. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <section className="toasts" aria-label={messages.toasts.section}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} text={textOf(toast)} onClose={() => closeToast(toast.id)} />
      ))}
    </section>
  );
}

interface ToastCardProps {
  readonly text: string;
  readonly onClose: () => void;
}

/** One message, read out as soon as it comes. */
export function ToastCard({ text, onClose }: ToastCardProps) {
  return (
    <div className="toast" role="alert">
      <p className="toast-text">{text}</p>
      <IconButton icon="cancel" label={messages.toasts.dismiss} onPress={onClose} />
    </div>
  );
}

function textOf({ content }: Toast): string {
  switch (content.kind) {
    case 'slow':
      return messages.toasts.slow;
    case 'link':
      return messages.links.refused[content.reason];
    case 'refused':
      return messages.errors[content.error.code];
  }
}
