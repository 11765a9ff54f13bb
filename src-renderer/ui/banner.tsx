import './banner.css';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface BannerProps {
  readonly tone: 'accent' | 'warn';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Something to be told quietly, above everything else. */
export function Banner({ tone, children, action }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`}>
      <Icon name="notice" />
      <div className="banner-text">{children}</div>
      {action !== undefined && <div className="banner-actions">{action}</div>}
    </div>
  );
}
