/** Escape, and all else that a terminal obeys (ECMA-48): C0 but for tab and line end, DEL, C1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** What JSON leaves as it is and a terminal obeys, or that turns the line around. */
const raw = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text of anybody's for a terminal: it says what it says, and does nothing. Lines and tabs stay. Pure. */
export function terminalText(text: string): string {
  return text.replaceAll(obeyed, '\uFFFD');
}

/** A value as one line of JSON that does nothing in a terminal either; it is read as the same value. Pure. */
export function jsonLine(value: unknown): string {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replaceAll(raw, escaped);
}
