import './plain-page.css';
import type { ReactNode } from 'react';
import { Logo } from '../ui/logo.tsx';

interface PlainPageProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** A page with one thing to say, for when there is nothing else to show. */
export function PlainPage({ title, text, children }: PlainPageProps) {
  return (
    <main className="plain-page">
      <Logo />
      <h1 className="plain-page-title">{title}</h1>
      {text !== undefined && <p className="quiet">{text}</p>}
      {children}
    </main>
  );
}
