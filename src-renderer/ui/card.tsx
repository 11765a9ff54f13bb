import './card.css';
import { type ReactNode, useId } from 'react';

interface CardProps {
  readonly title: string;
  /** Name of the scope that keeps the focus; see focus-keeper.ts. */
  readonly focusScope: string;
  readonly badge: ReactNode;
  readonly children: ReactNode;
}

/** One thing with its name, and how it stands. */
export function Card({ title, focusScope, badge, children }: CardProps) {
  const id = useId();
  return (
    <article className="surface card" aria-labelledby={id} data-focus-scope={focusScope}>
      <header className="card-head">
        <h2 id={id} className="card-title">
          {title}
        </h2>
        {badge}
      </header>
      {children}
    </article>
  );
}
