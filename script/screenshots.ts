// Pictures of every screen of the real app, for looking at: light, dark, small, and with text at twice its size.
// Usage: npm run screenshots [-- --folder DIR]
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot } from './lib/runtime.ts';
import { takeAll } from './pictures/scenes.ts';
import type { Looks } from './pictures/studio.ts';
import { isSpoken } from './pictures/words.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string', default: path.join(projectRoot, 'screenshots') } },
});

const everyLooks: readonly Looks[] = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'small', colorScheme: 'light', size: { width: 720, height: 520 } },
  { name: 'large-text', colorScheme: 'light', zoom: 2 },
  { name: 'german', colorScheme: 'light', language: 'de' },
];

await buildApp();
rmSync(path.resolve(values.folder), { recursive: true, force: true });
await withDisplay(async () => {
  for (const looks of everyLooks.filter(({ language }) => isSpoken(language ?? 'en'))) {
    const folder = path.join(path.resolve(values.folder), looks.name);
    mkdirSync(folder, { recursive: true });
    await takeAll(looks, folder);
    console.log(folder);
  }
});
