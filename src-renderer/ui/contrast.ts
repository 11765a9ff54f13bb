/**
 * Keeps on the page whether it is to be shown with more contrast: where the system asks for it, or the person has
 * chosen it here. The colors are in tokens.css.
 */
export interface Contrast {
  /** What was chosen in Noggin. */
  choose(isMore: boolean): void;
  /** Follows the system no more. */
  stop(): void;
}

/** Follows what the system asks for, from now on. */
export function followContrast(page: Document): Contrast {
  const system = window.matchMedia('(prefers-contrast: more)');
  let isChosen = false;
  const show = (): void => {
    if (isChosen || system.matches) page.documentElement.dataset['contrast'] = 'more';
    else delete page.documentElement.dataset['contrast'];
  };
  system.addEventListener('change', show);
  show();
  return {
    choose: (isMore) => {
      isChosen = isMore;
      show();
    },
    stop: () => system.removeEventListener('change', show),
  };
}
