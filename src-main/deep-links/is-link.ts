/**
 * Whether this word is meant for us as a link, readable or not. By itself, since the very first moments of a start ask
 * this, and what reads links needs the schemas. Pure.
 */
export function isLink(word: string): boolean {
  return /^noggin:/i.test(word);
}
