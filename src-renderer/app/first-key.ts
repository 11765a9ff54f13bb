const mark = 'data-no-key-yet';

/**
 * Until a key is pressed nobody looks for the focus: the title of the first page has it, and needs no ring around it.
 * Marks the page with `data-no-key-yet`, for the styles, and takes the mark away with the first key.
 */
export function awaitFirstKey(page: Document): void {
  const root = page.documentElement;
  root.setAttribute(mark, '');
  const pressed = (): void => {
    root.removeAttribute(mark);
  };
  page.addEventListener('keydown', pressed, { capture: true, once: true });
}
