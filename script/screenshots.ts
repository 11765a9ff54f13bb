// Pictures of every screen of the real app, for looking at, in all its looks and languages.
// Usage: npm run screenshots [-- --folder DIR] [--only LOOKS] [--scene NAME]; with --readme those of README.md instead, into docs/.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot } from './lib/runtime.ts';
import { takeReadme } from './pictures/readme.ts';
import { takeAll } from './pictures/scenes.ts';
import type { Looks } from './pictures/studio.ts';
import { isSpoken } from './pictures/words.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: path.join(projectRoot, 'screenshots') },
    only: { type: 'string' },
    scene: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});

const everyLooks: readonly Looks[] = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'small', colorScheme: 'light', size: { width: 720, height: 520 } },
  { name: 'contrast', colorScheme: 'dark', contrast: true },
  { name: 'large-text', colorScheme: 'light', zoom: 2 },
  { name: 'forced-colors', colorScheme: 'dark', forcedColors: true },
  { name: 'right-to-left', colorScheme: 'light', rightToLeft: true },
  { name: 'german', colorScheme: 'light', language: 'de' },
  { name: 'french', colorScheme: 'light', language: 'fr' },
];

const root = path.resolve(values.folder);
const wanted = everyLooks
  .filter(({ name }) => values.only === undefined || name === values.only)
  .filter(({ language }) => isSpoken(language ?? 'en'));
if (wanted.length === 0) throw new Error(`There are no looks called ${values.only}.`);

await buildApp();
await withDisplay(() => (values.readme ? forReadme() : all()));

async function forReadme(): Promise<void> {
  const folder = path.join(projectRoot, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  await takeReadme(folder);
  console.log(folder);
}

async function all(): Promise<void> {
  for (const looks of wanted) {
    const folder = path.join(root, looks.name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await takeAll(looks, folder, values.scene);
    console.log(folder);
  }
}
