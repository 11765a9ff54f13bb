/**
 * A text without the characters of one kind at its end, and at its beginning too where asked. By loop: a pattern that
 * looks for a run before the end takes time in proportion to the square of the longest run. Pure.
 * @param kind of one character
 */
export function trimmed(text: string, kind: RegExp, ends: 'end' | 'both' = 'both'): string {
  let start = 0;
  let end = text.length;
  while (end > start && kind.test(text.charAt(end - 1))) end -= 1;
  while (ends === 'both' && start < end && kind.test(text.charAt(start))) start += 1;
  return text.slice(start, end);
}
