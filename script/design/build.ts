import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { mainConfig } from '../build/main.ts';
import { designConfig } from '../build/renderer.ts';
import { projectRoot } from '../lib/runtime.ts';

/**
 * Builds the design page with a small app around it, apart from `out/`: none of it is ever packaged.
 * @returns the folder to be given to Electron
 */
export async function buildDesign(root: string = projectRoot): Promise<string> {
  const out = path.join(root, '.cache', 'design');
  await build(designConfig(root, out));
  const config = mainConfig(root, out);
  const input = { window: path.join(root, 'script', 'design', 'window.ts') };
  const rolldownOptions = { ...config.build?.rolldownOptions, input };
  await build({ ...config, build: { ...config.build, rolldownOptions } });
  mkdirSync(out, { recursive: true });
  const manifest = { name: 'noggin-design', version: '0.0.0', type: 'module', main: 'main/window.js' };
  writeFileSync(path.join(out, 'package.json'), JSON.stringify(manifest));
  return out;
}
