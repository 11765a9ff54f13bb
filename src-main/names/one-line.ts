/** Controls, line ends, and characters that turn the direction of what follows or cannot be seen at all. */
export const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text of anybody's as one line, without what cannot be seen; runs of blanks are one. Pure. */
export function oneLine(text: string): string {
  return text.replaceAll(unseen, ' ').replaceAll(/ {2,}/g, ' ').trim();
}
