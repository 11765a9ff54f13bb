import './toasts.css';
import { useSyncExternalStore } from 'react';
import { messages } from '../app/messages/messages.ts';
import { closeToast, currentToasts, subscribeToasts, type Toast } from '../state/toasts.ts';
import { IconButton } from './icon-button.tsx';

/** Short messages in the corner: a command was refused, or main does not answer. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <section className="toasts" aria-label={messages.toasts.section}>
      {toasts.map((toast) => (
        <div className="toast" role="alert" key={toast.id}>
          <p className="toast-text">{textOf(toast)}</p>
          <IconButton icon="cancel" label={messages.toasts.dismiss} onPress={() => closeToast(toast.id)} />
        </div>
      ))}
    </section>
  );
}

function textOf({ content }: Toast): string {
  return content.kind === 'slow' ? messages.toasts.slow : messages.errors[content.error.code];
}
