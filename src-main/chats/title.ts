const mostLetters = 60;

/**
 * What a conversation is called until a person names it: the first words of its first question. Pure.
 * @param otherwise when no letter of the question can be seen
 */
export function titleOf(question: string, otherwise: string): string {
  const line =
    question
      .slice(0, 2000)
      .replaceAll(/[\s\p{C}]+/gu, ' ')
      .trim() || otherwise;
  const letters = [...line];
  if (letters.length <= mostLetters) return line;
  const words = letters.slice(0, mostLetters).join('');
  const lastBlank = words.lastIndexOf(' ');
  // One long word, or a script without blanks, is cut where it must be.
  return `${words.slice(0, lastBlank > mostLetters / 2 ? lastBlank : undefined)}…`;
}
