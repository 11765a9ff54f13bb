/** Beyond latin1: already decoded. */
const beyondBytes = /[\u0100-\uffff]/;

/**
 * A header's value as text. Heads are read byte for byte (latin1); where the bytes beyond ASCII are valid UTF-8, as
 * browsers and curl send and take them, that is what they are. Anything else stays as it is. Pure.
 */
export function headerText(value: string): string {
  if (!/[\x80-\xff]/.test(value) || beyondBytes.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
