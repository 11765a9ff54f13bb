import { isUtf8 } from 'node:buffer';

/** Windows-1252 where it differs from Latin-1, from 0x80 on (https://encoding.spec.whatwg.org/#windows-1252). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
/** Controls that texts hold: backspace, tab, line ends, page ends, escape. */
const inTexts = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);
/** Texts contain a stray control at most; binary files one in nine bytes. */
const mostControls = 0.005;

/** The text of a file as it stands on the disk; null when it is none. Line ends become `\n`. Pure. */
export function plainText(bytes: Buffer): string | null {
  const text = decoded(bytes);
  if (text === null || text.includes('\0')) return null;
  if (controlsIn(text) > text.length * mostControls) return null;
  return text.replaceAll(/\r\n?/g, '\n');
}

function controlsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7f || (unit < 0x20 && !inTexts.has(unit))) count += 1;
  }
  return count;
}

function decoded(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2));
    return swapped.length % 2 === 0 ? utf16(swapped.swap16()) : null;
  }
  if (!isUtf8(bytes)) {
    return bytes
      .toString('latin1')
      .replaceAll(/[\u0080-\u009F]/g, (letter) => windows1252[letter.charCodeAt(0) - 0x80] ?? letter);
  }
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Null for incomplete characters. */
function utf16(bytes: Buffer): string | null {
  if (bytes.length % 2 !== 0) return null;
  const text = bytes.toString('utf16le');
  return text.isWellFormed() ? text : null;
}
