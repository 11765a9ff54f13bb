const before = 40;
const length = 160;

/**
 * A line of a text around the first place where a word stands, as the index finds it: in any case, with or without
 * marks on its letters. The beginning where it does not stand. Pure.
 */
export function excerpt(text: string, word: string): string {
  const at = Math.max(0, placeOf(text, word));
  const start = at <= before ? 0 : wordStart(text, at - before, at);
  const end = Math.min(text.length, start + length);
  const line = whole(text, start, end)
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim();
  return `${start > 0 ? '…' : ''}${line}${end < text.length ? '…' : ''}`;
}

function placeOf(text: string, word: string): number {
  const straight = text.toLowerCase().indexOf(word.toLowerCase());
  if (straight >= 0) return straight;
  // Letters without their marks: as many units as before wherever a letter with its mark is one unit.
  return unmarked(text).indexOf(unmarked(word));
}

function unmarked(text: string): string {
  return text.toLowerCase().normalize('NFC').normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** Behind the first blank between the two, so that no word is cut. */
function wordStart(text: string, from: number, to: number): number {
  const blank = text.slice(from, to).search(/\s/);
  return blank < 0 ? from : from + blank + 1;
}

/** A part that begins and ends between letters. */
function whole(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .replace(/^[\uDC00-\uDFFF]/, '')
    .replace(/[\uD800-\uDBFF]$/, '');
}
