/** Lines that are drawn beyond either edge of what is in sight, so that none is missing while scrolling. */
const beyond = 6;

/** Which lines to draw. */
export interface ListWindow {
  readonly from: number;
  /** Not itself drawn. */
  readonly to: number;
}

/**
 * The lines of a long list that are in sight, and a few beyond. Pure.
 * @param top where the list begins, in pixels below the top of the window; negative once it is scrolled out
 * @param height of the window
 */
export function windowOf(top: number, height: number, lineHeight: number, count: number): ListWindow {
  const first = Math.floor(-top / lineHeight) - beyond;
  const last = Math.ceil((height - top) / lineHeight) + beyond;
  // Some are there even before they are scrolled to: for who reads the page by its structure.
  const to = Math.max(0, Math.min(count, Math.max(last, 2 * beyond)));
  return { from: Math.max(0, Math.min(first, to)), to };
}
