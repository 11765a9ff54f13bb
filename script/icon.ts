// Draws the app icon in every size and form that installers ask for, from build/icon.svg and, where it is small, from
// build/icon-small.svg. Run it after changing a drawing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { projectRoot } from './lib/runtime.ts';
import { type IconImage, icnsFile, icnsSizes, icoFile } from './pictures/icon-files.ts';

/** Up to this size, in pixels, the small drawing is clearer. */
const smallUpTo = 32;

const folder = path.join(projectRoot, 'build');
const large = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const small = readFileSync(path.join(folder, 'icon-small.svg'), 'utf8');

function draw(pixels: number): IconImage {
  const drawing = pixels <= smallUpTo ? small : large;
  const image = new Resvg(drawing, { fitTo: { mode: 'width', value: pixels } }).render();
  return { pixels, png: image.asPng() };
}

const write = (name: string, bytes: Uint8Array): void => writeFileSync(path.join(folder, name), bytes);

// Linux takes a folder of sizes.
mkdirSync(path.join(folder, 'icons'), { recursive: true });
for (const pixels of [16, 24, 32, 48, 64, 128, 256, 512]) {
  write(path.join('icons', `${pixels}x${pixels}.png`), draw(pixels).png);
}
write('icon.png', draw(1024).png);
write('icon.ico', icoFile([16, 24, 32, 48, 64, 128, 256].map(draw)));
write('icon.icns', icnsFile(icnsSizes.map(draw)));
