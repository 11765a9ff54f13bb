import type { NoticeView } from '../../src-preload/contract/snapshot.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import { randomUUID } from '../platform/late-crypto.ts';

/** What a person is told once, quietly: of the downloads, and of the window itself. */
export interface Notices {
  /** Tells once that the window was drawn anew. */
  sayRedrawn(): void;
  all(): readonly NoticeView[];
  dismiss(id: string): void;
  onChange(listener: () => void): void;
}

/** Puts the window's own notices before those of the downloads. In memory only. */
export function createNotices(downloads: Pick<Downloads, 'notices' | 'dismissNotice' | 'onChange'>): Notices {
  let own: readonly NoticeView[] = [];
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  downloads.onChange(({ kind }) => {
    if (kind === 'notices') changed();
  });
  return {
    sayRedrawn: () => {
      if (own.length > 0) return;
      own = [{ id: randomUUID(), kind: 'window-redrawn' }];
      changed();
    },
    all: () => [...own, ...downloads.notices()],
    dismiss: (id) => {
      if (own.every((notice) => notice.id !== id)) return downloads.dismissNotice(id);
      own = [];
      changed();
    },
    onChange: (listener) => {
      listeners.add(listener);
    },
  };
}
