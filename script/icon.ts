// Draws the app icon in every size that installers ask for, from build/icon.svg. Run it after changing the drawing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { projectRoot } from './lib/runtime.ts';

const folder = path.join(projectRoot, 'build');
const drawing = readFileSync(path.join(folder, 'icon.svg'), 'utf8');

function draw(pixels: number, file: string): void {
  const image = new Resvg(drawing, { fitTo: { mode: 'width', value: pixels } }).render();
  writeFileSync(path.join(folder, file), image.asPng());
}

// Linux takes a folder of sizes; macOS and Windows derive theirs from the large one.
mkdirSync(path.join(folder, 'icons'), { recursive: true });
for (const pixels of [16, 32, 48, 64, 128, 256, 512]) {
  draw(pixels, path.join('icons', `${pixels}x${pixels}.png`));
}
draw(1024, 'icon.png');
