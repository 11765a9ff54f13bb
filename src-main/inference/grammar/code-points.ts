/** A set of code points as ranges in order, both ends included. */
export type CodePoints = readonly (readonly [from: number, to: number])[];

/** What a JSON text can hold as it is or by a short escape: no other control characters, and no halves of surrogate pairs. */
const writable: CodePoints = [
  [0x08, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x7e],
  [0x80, 0xd7ff],
  [0xe000, 0x10ffff],
];

/** What JSON writes with a backslash, and the letter behind it. */
const escaped: ReadonlyMap<number, string> = new Map([
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x22, '"'],
  [0x5c, '\\'],
]);

/** The parts of these sets, joined. Pure. */
export function union(sets: readonly CodePoints[]): CodePoints {
  const joined: [number, number][] = [];
  for (const [from, to] of sets.flat().toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Every other code point. Pure. */
export function complement(set: CodePoints): CodePoints {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of union([set])) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= 0x10ffff) rest.push([next, 0x10ffff]);
  return rest;
}

/** What both sets have. Pure. */
function intersection(one: CodePoints, other: CodePoints): CodePoints {
  return complement(union([complement(one), complement(other)]));
}

/** A grammar expression (GBNF) for one of these in a JSON text; null where a text can hold none of them. Pure. */
export function jsonCharacter(set: CodePoints): string | null {
  const inside = intersection(set, writable);
  const plain = intersection(inside, complement([...escaped.keys()].map((point) => [point, point])));
  const has = (point: number): boolean => inside.some(([from, to]) => point >= from && point <= to);
  const parts = [
    ...(plain.length === 0 ? [] : [`[${plain.map(range).join('')}]`]),
    ...[...escaped].filter(([point]) => has(point)).map(([, letter]) => `"\\\\${escapeLetter(letter)}"`),
  ];
  if (parts.length === 0) return null;
  return parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(' | ')})`;
}

function range([from, to]: readonly [number, number]): string {
  return from === to ? point(from) : `${point(from)}-${point(to)}`;
}

/** A code point in a class of a grammar. */
function point(code: number): string {
  const hex = code.toString(16).toUpperCase();
  if (code < 0x80)
    return /[0-9A-Za-z]/.test(String.fromCodePoint(code))
      ? String.fromCodePoint(code)
      : `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** The letter behind a backslash in a literal of a grammar. */
function escapeLetter(letter: string): string {
  return letter === '"' || letter === '\\' ? `\\${letter}` : letter;
}
