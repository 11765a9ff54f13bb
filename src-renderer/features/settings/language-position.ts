const mark = 'noggin:at-language';

/** Remembers that the page reloads from this row. */
export function rememberPlace(row: HTMLElement): void {
  if (row.contains(document.activeElement)) sessionStorage.setItem(mark, 'yes');
}

/** Whether the page was left at the choice of the language: then it should show the settings again. */
function wasAtLanguage(): boolean {
  return sessionStorage.getItem(mark) !== null;
}

/** Restores focus to the row, once. */
export function returnToPlace(row: HTMLElement): void {
  if (!wasAtLanguage()) return;
  sessionStorage.removeItem(mark);
  row.querySelector<HTMLElement>('select, button')?.focus();
}
