import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

/** Where each key leads in a list: from its place, by the number of items. */
const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** What the list listens to. */
interface ListProps {
  onFocus(event: FocusEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Makes the items of a list one stop of the Tab key; within it the arrows, Home and End move the focus (ARIA Authoring
 * Practices, roving tabindex).
 * @param items selector of what takes the focus; its `tabindex` belongs to this hook
 */
export function useOneTabStop(list: RefObject<HTMLElement | null>, items: string): ListProps {
  const current = useRef<Element | null>(null);
  const all = (): readonly HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>(items) ?? [])];
  const mark = (): void => {
    const present = all();
    const stop = present.find((item) => item === current.current) ?? present[0];
    for (const item of present) item.tabIndex = item === stop ? 0 : -1;
  };
  // Items come and go with every render.
  useEffect(mark);
  return {
    onFocus: ({ target }) => {
      if (!target.matches(items)) return;
      current.current = target;
      mark();
    },
    onKeyDown: (event) => {
      const present = all();
      const at = present.indexOf(event.target as HTMLElement);
      const move = moves[event.key];
      if (at < 0 || move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      present[move(at, present.length)]?.focus();
    },
  };
}
