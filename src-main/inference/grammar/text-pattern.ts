import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type CodePoints, complement, jsonCharacter, union } from './code-points.ts';

/** What may be asked of a pattern. `steps`: its characters, each as often as it may stand there. */
const bounds = { letters: 1000, depth: 30, repeats: 1000, steps: 4000 } as const;

/** Most characters in front of what a pattern finds, and behind it: small models would never come to it. */
const around = 100;

const digits: CodePoints = [[0x30, 0x39]];
const letters: CodePoints = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const lineEnds: CodePoints = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
/** ECMA-262: WhiteSpace and LineTerminator. */
const blanks = union([
  lineEnds,
  [
    [0x09, 0x0c],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
]);

/** A part of a grammar, and how many characters it stands for at most, repeated ones counted as often. */
interface Part {
  readonly text: string;
  readonly steps: number;
}

/** Ends the work on a pattern that no grammar here follows. */
class NotFollowed extends Error {}

/**
 * A grammar expression (GBNF) for the characters of a JSON text, without its quotes, that a pattern of JSON Schema matches: an
 * ECMA-262 expression that is searched for anywhere, unless it is anchored. Null for what no grammar can follow (look-around,
 * back references, word boundaries, properties of Unicode), what is no expression, and what is too large. Pure.
 * @param anything the name of the rule for any character
 */
export function textMatching(pattern: string, anything: string): string | null {
  if (pattern.length > bounds.letters) return null;
  try {
    const parsed = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true });
    const parts = parsed.alternatives.map((alternative) => whole(alternative, anything));
    expectSmall(parts);
    return parts.map(({ text }) => text).join(' | ');
  } catch (error) {
    if (error instanceof NotFollowed || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** One choice of the whole pattern, with what may stand around it. */
function whole({ elements }: AST.Alternative, anything: string): Part {
  const isAnchor = (element: AST.Element | undefined, kind: 'start' | 'end'): boolean =>
    element?.type === 'Assertion' && element.kind === kind;
  const isFromStart = isAnchor(elements[0], 'start');
  const isToEnd = elements.length > (isFromStart ? 1 : 0) && isAnchor(elements.at(-1), 'end');
  const inner = sequence(elements.slice(isFromStart ? 1 : 0, isToEnd ? -1 : undefined), 0);
  const free = `${anything}{0,${around}}`;
  const parts = [isFromStart ? '' : free, inner.text, isToEnd ? '' : free];
  return { text: parts.filter((text) => text !== '').join(' ') || '""', steps: inner.steps };
}

function sequence(elements: readonly AST.Element[], depth: number): Part {
  if (depth > bounds.depth) throw new NotFollowed();
  const parts = elements.map((element) => elementOf(element, depth));
  expectSmall(parts);
  return { text: parts.map(({ text }) => text).join(' '), steps: sumOf(parts) };
}

function elementOf(element: AST.Element, depth: number): Part {
  switch (element.type) {
    case 'Character':
      return character([[element.value, element.value]]);
    case 'CharacterSet':
      return character(codePointsOf(element));
    case 'CharacterClass':
      return character(classOf(element));
    case 'Group':
    case 'CapturingGroup': {
      if (element.type === 'Group' && element.modifiers !== null) throw new NotFollowed();
      const parts = element.alternatives.map(({ elements }) => sequence(elements, depth + 1));
      return { text: `(${parts.map(({ text }) => text || '""').join(' | ')})`, steps: sumOf(parts) };
    }
    case 'Quantifier': {
      const { min, max } = element;
      if (min > bounds.repeats) throw new NotFollowed();
      const inner = elementOf(element.element, depth + 1);
      const most = Number.isFinite(max) ? Math.min(max, bounds.repeats) : '';
      const times = most === '' ? min + 1 : most;
      return { text: `(${inner.text}){${min},${most}}`, steps: inner.steps * times };
    }
    default:
      throw new NotFollowed();
  }
}

function character(set: CodePoints): Part {
  const text = jsonCharacter(set);
  if (text === null) throw new NotFollowed();
  return { text, steps: 1 };
}

function classOf({ elements, negate }: AST.CharacterClass): CodePoints {
  const sets = elements.map((element): CodePoints => {
    switch (element.type) {
      case 'Character':
        return [[element.value, element.value]];
      case 'CharacterClassRange':
        return [[element.min.value, element.max.value]];
      case 'CharacterSet':
        return codePointsOf(element);
      default:
        throw new NotFollowed();
    }
  });
  return turned(union(sets), negate);
}

function codePointsOf(set: AST.CharacterSet): CodePoints {
  switch (set.kind) {
    case 'any':
      return complement(lineEnds);
    case 'digit':
      return turned(digits, set.negate);
    case 'word':
      return turned(letters, set.negate);
    case 'space':
      return turned(blanks, set.negate);
    default:
      throw new NotFollowed();
  }
}

/** The set, or every other code point. */
function turned(set: CodePoints, isNegated: boolean): CodePoints {
  return isNegated ? complement(set) : set;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { steps }) => sum + steps, 0);
}

function expectSmall(parts: readonly Part[]): void {
  if (sumOf(parts) > bounds.steps) throw new NotFollowed();
}
