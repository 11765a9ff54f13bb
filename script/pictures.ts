// Compares the design page with the pictures in test/e2e/pictures: `node script/pictures.ts`. With `--update` it takes
// them anew: for a change that is meant. The same comparison is part of `npm test`.
import path from 'node:path';
import { command } from './lib/command.ts';
import { withDisplay } from './lib/display.ts';
import { projectRoot } from './lib/runtime.ts';

const playwright = path.join(projectRoot, 'node_modules', 'playwright', 'cli.js');
const config = path.join('test', 'e2e', 'playwright.config.ts');
const update = process.argv.includes('--update') ? ['--update-snapshots=all'] : [];
const args = [playwright, 'test', `--config=${config}`, 'pictures', ...update];
process.exitCode = await withDisplay(() => command(process.execPath, args));
