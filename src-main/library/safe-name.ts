/** Controls, line ends, and characters that turn the direction of what follows or cannot be seen at all. */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu;
const mostLetters = 120;

/**
 * The name of a file as it can be shown: names on a disk are anybody's. Pure. Never used to open anything.
 */
export function safeName(name: string): string {
  const shown = [...name.replaceAll(unsafe, '\uFFFD')];
  if (shown.length <= mostLetters) return shown.join('');
  // The end tells what kind of file it is.
  return `${shown.slice(0, mostLetters - 21).join('')}…${shown.slice(-20).join('')}`;
}
