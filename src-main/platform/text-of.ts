/** How a text begins whose editor wanted to say how it is encoded: a byte order mark (Unicode 16, section 23.8). */
const marks: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The text of a file or an answer, without its byte order mark: UTF-8 unless the mark says otherwise. Pure. */
export function textOf(bytes: Uint8Array): string {
  const encoding = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1] ?? 'utf-8';
  // TextDecoder removes the mark.
  return new TextDecoder(encoding).decode(bytes);
}
