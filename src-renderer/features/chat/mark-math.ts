/** Longest formula, in characters; longer spans stay text. */
export const longestFormula = 2000;
/** TeX's mark for a display formula. */
export const displayMark = '\\displaystyle ';

/** Scanner state: the position, and the output so far. */
interface Taken {
  readonly length: number;
  readonly text: string;
}

/**
 * Writes all formulas of a Markdown text in the one way that the parser takes for formulas: models write `$x$`, `\(x\)`,
 * `$$x$$` and `\[x\]`. Code stays as it is, and so do amounts of money: one dollar opens a formula only before something that
 * is not blank, and closes it only after such and before no letter or digit. Pure.
 */
export function markMath(text: string): string {
  let marked = '';
  for (let at = 0; at < text.length; ) {
    const taken = takeAt(text, at);
    marked += taken.text;
    at += taken.length;
  }
  return marked;
}

function takeAt(text: string, at: number): Taken {
  switch (text[at]) {
    case '`':
    case '~':
      return codeAt(text, at);
    case '\\':
      return bracketsAt(text, at);
    case '$':
      return dollarsAt(text, at);
    default:
      return asItIs(text.slice(at, at + 1));
  }
}

const asItIs = (text: string): Taken => ({ length: text.length, text });

/** A span or a block of code; a block that is not closed goes to the end. */
function codeAt(text: string, at: number): Taken {
  const sign = text[at] ?? '';
  let length = 1;
  while (text[at + length] === sign) length += 1;
  const run = sign.repeat(length);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const isBlock = length >= 3 && text.slice(lineStart, at).trim() === '';
  if (isBlock) {
    const close = text.indexOf(`\n${run}`, at);
    return asItIs(close === -1 ? text.slice(at) : text.slice(at, close + 1 + length));
  }
  if (sign === '~') return asItIs(run);
  for (let from = at + length; ; ) {
    const close = text.indexOf(run, from);
    if (close === -1) return asItIs(run);
    let end = close + length;
    while (text[end] === sign) end += 1;
    if (end === close + length) return asItIs(text.slice(at, end));
    from = end;
  }
}

/** `\(x\)` and `\[x\]`; any other sign behind the stroke is not looked at. */
function bracketsAt(text: string, at: number): Taken {
  const opening = text[at + 1];
  const isDisplay = opening === '[';
  const tex = isDisplay || opening === '(' ? texUntil(text, at + 2, isDisplay ? '\\]' : '\\)') : null;
  if (tex === null) return asItIs(text.slice(at, at + 2));
  return { length: tex.length + 4, text: formula(tex, isDisplay) };
}

function dollarsAt(text: string, at: number): Taken {
  if (text[at + 1] === '$') {
    const tex = texUntil(text, at + 2, '$$');
    return tex === null ? asItIs('$$') : { length: tex.length + 4, text: formula(tex, true) };
  }
  const tex = texUntil(text, at + 1, '$');
  const isFormula =
    tex !== null &&
    !isWordSign(text[at - 1]) &&
    !isWordSign(text[at + tex.length + 2]) &&
    tex.trim() === tex &&
    !isProse(tex);
  return isFormula ? { length: tex.length + 2, text: formula(tex, false) } : asItIs('$');
}

/** The text before the closing sign; null where it is too long or a paragraph ends first. */
function texUntil(text: string, from: number, closing: string): string | null {
  const near = text.slice(from, from + longestFormula + closing.length);
  for (let at = 0; at < near.length; at += 1) {
    if (near.startsWith(closing, at)) {
      const tex = near.slice(0, at);
      return tex.trim() === '' || tex.includes('$$') ? null : tex;
    }
    if (near[at] === '\\') at += 1;
    else if (near[at] === '\n' && isBlankLine(near, at + 1)) return null;
  }
  return null;
}

function isBlankLine(text: string, from: number): boolean {
  const end = text.indexOf('\n', from);
  return end !== -1 && text.slice(from, end).trim() === '';
}

function isWordSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

/** A plain word before a letter or number: likely money. */
function isProse(tex: string): boolean {
  const plain = tex.replaceAll(/\\[a-zA-Z]+(\{[^{}]*\})?/g, ' ; ');
  return /(?:^|[\s(])[a-zA-Z]{2,}\s+[a-zA-Z0-9]/.test(plain);
}

/** Joined to one line: a leading sign would begin a list. */
function formula(tex: string, isDisplay: boolean): string {
  return `$$ ${isDisplay ? displayMark : ''}${tex.replaceAll(/\s+/g, ' ').trim()} $$`;
}
