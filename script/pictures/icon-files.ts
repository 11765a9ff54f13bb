/** One image of an icon. */
export interface IconImage {
  /** Width and height. */
  readonly pixels: number;
  readonly png: Uint8Array;
}

/**
 * A Windows icon of several sizes, each stored as its PNG. Pure.
 * Source: Microsoft, "The evolution of the ICO file format, part 4: PNG images" (2010); supported since Windows Vista.
 */
export function icoFile(images: readonly IconImage[]): Uint8Array {
  const entryBytes = 16;
  const head = Buffer.alloc(6 + entryBytes * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { pixels, png }] of images.entries()) {
    const at = 6 + entryBytes * index;
    // One byte each for width and height, in which 0 stands for 256.
    head.writeUInt8(pixels % 256, at);
    head.writeUInt8(pixels % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/** The types of macOS for each size; those for two pixels per point come last. */
const icnsTypes: readonly (readonly [string, number])[] = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** The sizes of a macOS icon, in pixels. */
export const icnsSizes: readonly number[] = [...new Set(icnsTypes.map(([, pixels]) => pixels))];

/**
 * A macOS icon of PNGs. Pure. @throws when a size is missing
 * Source: the types and their sizes as `iconutil` writes them (macOS 10.7 and later).
 */
export function icnsFile(images: readonly IconImage[]): Uint8Array {
  const parts = icnsTypes.map(([type, wanted]) => {
    const image = images.find(({ pixels }) => pixels === wanted);
    if (image === undefined) throw new Error(`There is no drawing of ${wanted} pixels`);
    return part(type, image.png);
  });
  return part('icns', Buffer.concat(parts));
}

function part(type: string, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
