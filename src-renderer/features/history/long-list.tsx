import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type ListWindow, windowOf } from './window-of.ts';

interface LongListProps {
  readonly label: string;
  readonly count: number;
  /** Draws one line: a button that takes the focus when `isActive`; all lines are equally high. */
  readonly children: (index: number, isActive: boolean) => ReactNode;
  /** What is in sight now. */
  readonly onShow: (from: number, to: number) => void;
}

/** Before the first line has been measured, in pixels. */
const usualHeight = 64;

/**
 * A list of any length, of which only what is in sight is in the page. It is one stop of the Tab key; within it the
 * arrows, Home and End move. The line with the focus stays in the page wherever one scrolls.
 */
export function LongList({ label, count, children, onShow }: LongListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [lineHeight, setLineHeight] = useState(usualHeight);
  const [shown, setShown] = useState<ListWindow>({ from: 0, to: 0 });
  const [wished, setWished] = useState(0);
  // Which line, not only that one: the effects of an earlier drawing may run after the key and before its own drawing.
  const focusNext = useRef<number | null>(null);
  const active = Math.min(wished, Math.max(0, count - 1));

  useLayoutEffect(() => {
    const look = (): void => {
      const element = list.current;
      if (element === null) return;
      const line = element.firstElementChild?.getBoundingClientRect().height ?? 0;
      const height = line > 0 ? line : usualHeight;
      setLineHeight((before) => (Math.abs(before - height) < 0.5 ? before : height));
      const next = windowOf(element.getBoundingClientRect().top, window.innerHeight, height, count);
      setShown((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    // What stands above the list grows and shrinks, too.
    const resized = new ResizeObserver(look);
    resized.observe(document.body);
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      window.removeEventListener('scroll', look);
    };
  }, [count]);

  useEffect(() => onShow(shown.from, shown.to), [shown, onShow]);
  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>(`[data-line="${focusNext.current}"] button`);
    if (!button) return;
    focusNext.current = null;
    button.focus();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1 }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    focusNext.current = Math.max(0, Math.min(count - 1, next));
    setWished(focusNext.current);
  };
  const indices = new Set(Array.from({ length: shown.to - shown.from }, (_, index) => shown.from + index));
  if (count > 0) indices.add(active);
  return (
    <ul
      ref={list}
      className="long-list"
      aria-label={label}
      style={{ blockSize: `${count * lineHeight}px` }}
      onKeyDown={onKeyDown}
    >
      {[...indices]
        .filter((index) => index < count)
        .sort((a, b) => a - b)
        .map((index) => (
          <li
            key={index}
            className="long-list-line"
            data-line={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ insetBlockStart: `${index * lineHeight}px` }}
            onFocus={() => setWished(index)}
          >
            {children(index, index === active)}
          </li>
        ))}
    </ul>
  );
}
