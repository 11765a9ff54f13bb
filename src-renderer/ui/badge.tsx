import './badge.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** What a badge means; it decides the color, the words say it too. */
export type BadgeTone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';

interface BadgeProps {
  readonly tone: BadgeTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A word or two in a small colored field. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
