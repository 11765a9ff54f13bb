import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

interface LongListProps {
  readonly label: string;
  readonly count: number;
  /** Draws one line: a button that takes the focus when `isActive`; all lines are equally high. */
  readonly children: (index: number, isActive: boolean) => ReactNode;
  /** The visible range. */
  readonly onShow: (from: number, to: number) => void;
}

/** Before the first line has been measured, in pixels. */
const usualHeight = 64;
/** Lines that are drawn beyond either edge of what is in sight. */
const beyond = 6;

/**
 * A list of any length, of which only what is in sight is in the page. It is one stop of the Tab key; within it the
 * arrows, Home and End move. The line with the focus stays in the page wherever one scrolls.
 */
export function LongList({ label, count, children, onShow }: LongListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [wished, setWished] = useState(0);
  // Stores the index: effects of an earlier render may run after the key and before its own render.
  const focusNext = useRef<number | null>(null);
  const active = Math.min(wished, Math.max(0, count - 1));
  const rangeExtractor = useCallback(
    (range: Range) => {
      // Renders the first lines at once, for screen readers that read by structure.
      const first = Array.from({ length: Math.min(count, 2 * beyond) }, (_, index) => index);
      const indices = new Set([...first, ...defaultRangeExtractor(range), ...(count > 0 ? [active] : [])]);
      return [...indices].sort((a, b) => a - b);
    },
    [active, count],
  );
  const lines = useWindowVirtualizer({
    count,
    estimateSize: () => usualHeight,
    overscan: beyond,
    scrollMargin: top,
    rangeExtractor,
  });

  useLayoutEffect(() => {
    const look = (): void => {
      const element = list.current;
      if (element !== null) setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    };
    look();
    // The content above the list changes height, too.
    const resized = new ResizeObserver(look);
    resized.observe(document.body);
    return () => resized.disconnect();
  }, []);

  const { startIndex = 0, endIndex = 0 } = lines.range ?? {};
  useEffect(
    () => onShow(startIndex, Math.min(count, endIndex + 1 + beyond)),
    [startIndex, endIndex, count, onShow],
  );
  useEffect(() => {
    const button = list.current?.querySelector<HTMLElement>(`[data-index="${focusNext.current}"] button`);
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
  return (
    <ul
      ref={list}
      className="long-list"
      aria-label={label}
      style={{ blockSize: `${lines.getTotalSize()}px` }}
      onKeyDown={onKeyDown}
    >
      {lines.getVirtualItems().map(({ index, start }) => (
        <li
          key={index}
          ref={lines.measureElement}
          className="long-list-line"
          data-index={index}
          aria-setsize={count}
          aria-posinset={index + 1}
          style={{ insetBlockStart: `${start - top}px` }}
          onFocus={() => setWished(index)}
        >
          {children(index, index === active)}
        </li>
      ))}
    </ul>
  );
}
