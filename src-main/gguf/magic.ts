/** The four letters that every GGUF file begins with (github.com/ggml-org/ggml, docs/gguf.md). */
const magic = 'GGUF';

/** Whether these bytes begin as a GGUF file does. Pure. */
export function beginsAsGguf(first: Uint8Array): boolean {
  return Buffer.from(first.buffer, first.byteOffset, Math.min(4, first.length)).toString('latin1') === magic;
}
