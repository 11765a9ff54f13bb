import { useEffect, useLayoutEffect, useRef } from 'react';
import type { MessageView } from '../../../src-preload/contract/chat.ts';

/** Distance from the end within which the page follows, in pixels. */
const nearPx = 160;

/**
 * Keeps the end of a conversation in view while it grows. Stops where a person scrolls away, and waits while the keyboard's
 * focus is on something that would leave the view.
 */
export function useFollowing(shown: readonly MessageView[]): void {
  const isFollowing = useRef(true);
  const seenTop = useRef(0);
  useEffect(() => {
    const onScroll = (): void => {
      isFollowing.current = distanceToEnd() < nearPx;
      seenTop.current = window.scrollY;
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, []);
  const count = shown.length;
  // Scrolls to a new question from anywhere.
  useEffect(() => {
    if (count > 0) scrollToEnd();
    seenTop.current = window.scrollY;
  }, [count]);
  useLayoutEffect(() => {
    // The browser tells of scrolling with the next frame, and an answer may grow before it.
    if (window.scrollY < seenTop.current && distanceToEnd() >= nearPx) isFollowing.current = false;
    if (isFollowing.current && shown.length > 0) keepingFocus(scrollToEnd);
    seenTop.current = window.scrollY;
  }, [shown]);
}

function distanceToEnd(): number {
  const { scrollHeight } = document.documentElement;
  return scrollHeight - window.innerHeight - window.scrollY;
}

function scrollToEnd(): void {
  window.scrollTo(0, document.documentElement.scrollHeight);
}

/** Scrolls, and back where the keyboard's focus would be out of view. */
function keepingFocus(scroll: () => void): void {
  const focused = document.querySelector(':focus-visible');
  const before = window.scrollY;
  scroll();
  const top = focused?.getBoundingClientRect().top ?? 0;
  if (top < 0) window.scrollTo(0, before);
}
