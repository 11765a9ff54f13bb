const mark = 'noggin:at-language';

/** Notes that the page goes away while somebody is at this row. */
export function rememberPlace(row: HTMLElement): void {
  if (row.contains(document.activeElement)) sessionStorage.setItem(mark, 'yes');
}

/** Whether the page was left at the choice of the language: then it should show the settings again. */
function wasAtLanguage(): boolean {
  return sessionStorage.getItem(mark) !== null;
}

/** Brings a person back to the row they left, once: it gets the focus. */
export function returnToPlace(row: HTMLElement): void {
  if (!wasAtLanguage()) return;
  sessionStorage.removeItem(mark);
  row.querySelector<HTMLElement>('select, button')?.focus();
}
