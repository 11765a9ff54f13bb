import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { mainConfig } from '../script/build/main.ts';
import { projectRoot } from '../script/lib/runtime.ts';

/** The built files of the measurements. */
export interface BuiltBench {
  /** Noggin's engine in plain Node, a script. */
  readonly engineNode: string;
  /** Folder of the Electron app, to be given to Electron. */
  readonly electronApp: string;
  /** Noggin's conversations in plain Node, a script. */
  readonly wordsNode: string;
  /** The same as an Electron app, to be given to Electron. */
  readonly wordsElectron: string;
  /** Folder of the built files. */
  readonly files: URL;
}

/** Builds the engine as the app's build does, with the measurements' own entries beside the app's workers. */
export async function buildBench(): Promise<BuiltBench> {
  const out = path.join(projectRoot, 'node_modules', '.cache', 'noggin', 'bench');
  const config = mainConfig(projectRoot, out);
  const here = import.meta.dirname;
  const source = path.join(projectRoot, 'src-main', 'downloads');
  const input = {
    'engine-node': path.join(here, 'engine', 'node-process.ts'),
    'electron-app': path.join(here, 'engine', 'electron-app.ts'),
    'words-node': path.join(here, 'words', 'node-process.ts'),
    'words-electron': path.join(here, 'words', 'electron-app.ts'),
    'hash-worker': path.join(here, 'engine', 'hash-worker.ts'),
    'transfer-worker': path.join(source, 'transfer', 'worker.ts'),
    'verifier-worker': path.join(source, 'verifier', 'worker.ts'),
  };
  const rolldownOptions = { ...config.build?.rolldownOptions, input };
  await build({ ...config, build: { ...config.build, rolldownOptions } });
  mkdirSync(out, { recursive: true });
  const manifest = { name: 'noggin-bench', version: '0.0.0', type: 'module', main: 'main/electron-app.js' };
  writeFileSync(path.join(out, 'package.json'), JSON.stringify(manifest));
  const wordsApp = path.join(out, 'words');
  mkdirSync(wordsApp, { recursive: true });
  writeFileSync(
    path.join(wordsApp, 'package.json'),
    JSON.stringify({ ...manifest, name: 'noggin-bench-words', main: '../main/words-electron.js' }),
  );
  const files = path.join(out, 'main');
  return {
    engineNode: path.join(files, 'engine-node.js'),
    electronApp: out,
    wordsNode: path.join(files, 'words-node.js'),
    wordsElectron: wordsApp,
    files: pathToFileURL(`${files}${path.sep}`),
  };
}
