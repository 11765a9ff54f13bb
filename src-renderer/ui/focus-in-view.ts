/**
 * Keeps in view what has the keyboard's focus, when what is above it grows, or the window or its text changes size: the page
 * scrolls after it. Where a person scrolled away from it, it stays out of view. Watches; never polls. Returns the way to stop.
 */
export function keepFocusInView(page: Document): () => void {
  const window = page.defaultView;
  if (window === null) throw new Error('The page has no window');
  let watched: Element | null = null;
  let wasInView = false;
  let lastPlacePx = 0;

  const onScroll = (): void => {
    if (watched === null) return;
    const place = placeOf(watched);
    // Only what stayed in its place was scrolled: in the same frame something may have pushed it, which is followed below.
    if (Math.abs(place - lastPlacePx) <= roundingPx) wasInView = isInView(watched);
    lastPlacePx = place;
  };
  const follow = (): void => {
    if (watched === null) return;
    if (watched.matches(':focus-visible') && wasInView && !isInView(watched))
      watched.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    wasInView = isInView(watched);
    lastPlacePx = placeOf(watched);
  };
  // What is around the focus is what can push it away.
  const sizes = new ResizeObserver(follow);
  const onFocus = ({ target }: FocusEvent): void => {
    sizes.disconnect();
    if (!(target instanceof Element)) return;
    watched = target;
    // The browser scrolls to what takes the focus.
    wasInView = true;
    lastPlacePx = placeOf(target);
    for (let each = target.parentElement; each !== null; each = each.parentElement) sizes.observe(each);
  };

  page.addEventListener('focusin', onFocus);
  page.addEventListener('scroll', onScroll, { capture: true, passive: true });
  window.addEventListener('resize', follow);
  return () => {
    sizes.disconnect();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('scroll', onScroll, { capture: true });
    window.removeEventListener('resize', follow);
  };
}

/** Where its upper edge is among what scrolls with it, in pixels: scrolling does not change it. */
function placeOf(element: Element): number {
  let place = element.getBoundingClientRect().top;
  for (let each = element.parentElement; each !== null; each = each.parentElement) place += each.scrollTop;
  return place;
}

/** Whether it can be seen, in the window and in whatever scrolls around it: all of it, or its middle where it is too large. */
function isInView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const middle = (box.top + box.bottom) / 2;
  const isWithin = (top: number, bottom: number): boolean =>
    box.height > bottom - top
      ? middle >= top && middle <= bottom
      : box.top >= top - roundingPx && box.bottom <= bottom + roundingPx;
  for (let each = element.parentElement; each !== null; each = each.parentElement) {
    if (each === document.documentElement || each === document.body) break;
    if (getComputedStyle(each).overflowY === 'visible') continue;
    const { top, bottom } = each.getBoundingClientRect();
    if (!isWithin(top, bottom)) return false;
  }
  return isWithin(0, innerHeight);
}

/** What edges may differ by when they are the same, in pixels. */
const roundingPx = 1;
