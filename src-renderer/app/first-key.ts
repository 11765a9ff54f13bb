const mark = 'data-no-key-yet';

/**
 * Hides the focus ring until the first key press: the title has the focus at the start. Marks the page with
 * `data-no-key-yet`, for the styles.
 */
export function awaitFirstKey(page: Document): void {
  const root = page.documentElement;
  root.setAttribute(mark, '');
  const pressed = (): void => {
    root.removeAttribute(mark);
  };
  page.addEventListener('keydown', pressed, { capture: true, once: true });
}
