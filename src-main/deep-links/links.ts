import type { LinkView, MenuCommand } from '../../src-preload/contract/deep-links.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { readLink } from './read-link.ts';

/** What was asked for outside the page last, and not dealt with yet: kept here, so that it waits for a window that opens later. */
export interface Links {
  /** A link was opened; it takes the place of the one before. */
  open(address: string): void;
  /** The menu was used. What is still being dealt with goes first, and the wish is forgotten. */
  menuCommand(menuCommand: MenuCommand): void;
  /** The person has seen it; an older one is no error. */
  seen(id: string): void;
  view(): LinkView | null;
  onChange(listener: () => void): void;
}

/** @param hubOrigin the hub in use, known beside its public names */
export function createLinks(hubOrigin: string): Links {
  let now: LinkView | null = null;
  const listeners = new Set<() => void>();
  const set = (next: LinkView | null): void => {
    now = next;
    for (const listener of listeners) listener();
  };
  return {
    open: (address) => {
      const link = readLink(address, hubOrigin);
      const id = randomUUID();
      if (link.kind === 'window') return;
      set(link.kind === 'unreadable' ? { kind: 'refused', id } : { ...link, id });
    },
    menuCommand: (menuCommand) => {
      if (now === null) set({ ...menuCommand, id: randomUUID() });
    },
    seen: (id) => {
      if (now?.id === id) set(null);
    },
    view: () => now,
    onChange: (listener) => {
      listeners.add(listener);
    },
  };
}
