/** A parsed Content-Range of bytes: inclusive `first` and `last` offsets, `total` null for `*`. */
export interface ContentRange {
  readonly first: number;
  readonly last: number;
  readonly total: number | null;
}

/** Longest header that is looked at; the longest that can be true has a third of it. */
const longest = 200;

/**
 * Parses `bytes first-last/total` (RFC 9110 section 14.4), also with the odd blanks, colons and equals signs that some
 * servers write and curl takes, and said again; null when absent, malformed or contradictory.
 */
export function parseContentRange(header: string | undefined): ContentRange | null {
  const match = /^(?:bytes[:=]?)?(\d+)-(\d+)\/(\d+|\*)$/i.exec(onlyOne(header));
  if (match === null) return null;
  const first = Number(match[1]);
  const last = Number(match[2]);
  const total = match[3] === '*' ? null : Number(match[3]);
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || last < first) return null;
  if (total !== null && (!Number.isSafeInteger(total) || last >= total)) return null;
  return { first, last, total };
}

/** The total of an unsatisfied range, `bytes`, star, slash, total, as a 416 carries it (RFC 9110 section 15.5.17). */
export function parseUnsatisfiedTotal(header: string | undefined): number | null {
  const match = /^(?:bytes[:=]?)?\*\/(\d+)$/i.exec(onlyOne(header));
  const total = match === null ? null : Number(match[1]);
  return Number.isSafeInteger(total) ? total : null;
}

/** What is said once or again in the same words, without blanks; empty where nothing is, or several things. */
function onlyOne(header: string | undefined): string {
  if (header === undefined || header.length > longest) return '';
  const [told = '', ...others] = new Set(header.split(',').map((part) => part.replaceAll(/[ \t]/g, '')));
  return others.length === 0 ? told : '';
}
