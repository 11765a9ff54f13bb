import './note.css';
import type { ReactNode } from 'react';

interface NoteProps {
  /** `warn`: something to think about. `bad`: something went wrong. */
  readonly tone: 'warn' | 'bad';
  /** Heard when it comes up. */
  readonly role?: 'status' | 'alert';
  readonly children: ReactNode;
}

/** A sentence that should not be missed, in the place that it is about. */
export function Note({ tone, role, children }: NoteProps) {
  return (
    <p className={`note note-${tone}`} role={role}>
      {children}
    </p>
  );
}
