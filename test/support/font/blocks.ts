/**
 * A font in which every letter is the same block, and a space is empty, so that text looks the same on every machine,
 * whatever fonts are installed. It is generated, so that no font file has to be stored.
 * Source: OpenType 1.9, chapters "Font file" (table directory) and those of each table.
 */
export function blocksFont(): Uint8Array {
  const tables = { 'OS/2': os2(), cmap: cmap(), glyf: block, head: head(), hhea: hhea(), hmtx: hmtx() };
  const all = { ...tables, loca: loca(), maxp: maxp(), name: name(), post: post() };
  const entries = Object.entries(all);
  const directory = [...u32(0x00010000), ...u16(entries.length), ...u16(128), ...u16(3), ...u16(32)];
  let offset = 12 + 16 * entries.length;
  for (const [tag, bytes] of entries) {
    directory.push(
      ...Buffer.from(tag, 'latin1'),
      ...u32(checksum(bytes)),
      ...u32(offset),
      ...u32(bytes.length),
    );
    offset += padded(bytes).length;
  }
  return Uint8Array.from([...directory, ...entries.flatMap(([, bytes]) => padded(bytes))]);
}

type Bytes = readonly number[];

const unitsPerEm = 1000;
const ascent = 800;
const descent = -200;
const advance = 520;
/** The block, inside its letter's box. */
const box = { left: 40, bottom: 0, right: 480, top: 560 };
/** Glyphs: 0 for characters missing from the font, 1 for the space, 2 for the block. */
const glyphs = 3;
/** Characters from the space to here are in the font: Latin, Greek, signs and arrows. */
const firstCharacter = 0x20;
const lastCharacter = 0x25ff;

const u16 = (value: number): Bytes => [(value >> 8) & 255, value & 255];
const u32 = (value: number): Bytes => [...u16(value >>> 16), ...u16(value)];
const u16s = (...values: readonly number[]): Bytes => values.flatMap(u16);
const padded = (bytes: Bytes): Bytes => [
  ...bytes,
  ...new Array<number>((4 - (bytes.length % 4)) % 4).fill(0),
];

function checksum(bytes: Bytes): number {
  const whole = Buffer.from(padded(bytes));
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

/** One outline of four points on the line, each with two bytes for each step; clockwise. */
const block: Bytes = padded([
  ...u16s(1, box.left, box.bottom, box.right, box.top),
  ...u16s(3, 0),
  ...[1, 1, 1, 1],
  ...u16s(box.left, 0, box.right - box.left, 0),
  ...u16s(box.bottom, box.top - box.bottom, 0, box.bottom - box.top),
]);

/** Glyphs 0 and 1 have no outline. */
function loca(): Bytes {
  return u16s(0, 0, 0, block.length / 2);
}

/** Format 4: one run of characters, each with its glyph in a list of its own, and the end mark. */
function cmap(): Bytes {
  const list = Array.from({ length: lastCharacter - firstCharacter + 1 }, (_, index) =>
    [0x20, 0xa0, 0x202f, 0x2009].includes(index + firstCharacter) ? 1 : 2,
  );
  const segments = [
    ...u16s(lastCharacter, 0xffff, 0),
    ...u16s(firstCharacter, 0xffff),
    ...u16s(0, 1),
    // From its own place to the list: this word and the next.
    ...u16s(4, 0),
    ...u16s(...list),
  ];
  const length = 14 + segments.length;
  return [...u16s(0, 1), ...u16s(3, 1), ...u32(12), ...u16s(4, length, 0, 4, 4, 1, 0), ...segments];
}

function head(): Bytes {
  return [
    ...[...u32(0x00010000), ...u32(0x00010000), ...u32(0), ...u32(0x5f0f3cf5)],
    ...u16s(3, unitsPerEm),
    ...new Array<number>(16).fill(0),
    ...u16s(box.left, box.bottom, box.right, box.top),
    ...u16s(0, 8, 2, 0, 0),
  ];
}

function hhea(): Bytes {
  return [
    ...u32(0x00010000),
    ...u16s(ascent, descent, 0, advance, 0, 0, box.right, 1, 0, 0, 0, 0, 0, 0, 0, glyphs),
  ];
}

function hmtx(): Bytes {
  return u16s(advance, 0, advance, 0, advance, box.left);
}

function maxp(): Bytes {
  return [...u32(0x00010000), ...u16s(glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)];
}

function name(): Bytes {
  const text = [...Buffer.from('Blocks', 'utf16le').swap16()];
  const ids = [1, 2, 3, 4, 5, 6];
  const records = ids.flatMap((id) => u16s(3, 1, 0x0409, id, text.length, 0));
  return [...u16s(0, ids.length, 6 + records.length), ...records, ...text];
}

function post(): Bytes {
  return [...u32(0x00030000), ...u32(0), ...u16s(-100, 50), ...new Array<number>(20).fill(0)];
}

function os2(): Bytes {
  return [
    ...u16s(4, advance, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    ...new Array<number>(10).fill(0),
    ...new Array<number>(16).fill(0),
    ...Buffer.from('NOGG', 'latin1'),
    ...u16s(0x40, firstCharacter, 0xffff, ascent, descent, 0, ascent, -descent),
    ...new Array<number>(8).fill(0),
    ...u16s(500, 700, 0, 0x20, 1),
  ];
}
