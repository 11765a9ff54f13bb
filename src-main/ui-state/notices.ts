import type { NoticeView } from '../../src-preload/contract/snapshot.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import { randomUUID } from '../platform/late-crypto.ts';

/** What a person is told once, quietly: of the downloads, and of the window itself. */
export interface Notices {
  /** That the window had to be drawn anew; said already, it is not said twice. */
  sayRedrawn(): void;
  all(): readonly NoticeView[];
  dismiss(id: string): void;
  onChange(listener: () => void): void;
}

/** Puts the window's own notices before those of the downloads. They are over with this run of the app. */
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
