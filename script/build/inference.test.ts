import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forkProcess } from '../../test/support/inference/forked-process.ts';
import { pipFile } from '../../test/support/pip/pip.ts';
import { projectRoot } from '../lib/runtime.ts';
import { inferenceConfig } from './inference.ts';
import { mainConfig } from './main.ts';

let out: string;
/** The modules of each bundle, by file. */
let modules: Readonly<Record<'inference' | 'main', readonly string[]>>;

beforeAll(async () => {
  // Beside node_modules, where the built code finds the binaries.
  out = mkdtempSync(path.join(projectRoot, 'node_modules', '.cache', 'inference-'));
  modules = {
    inference: await modulesOf(inferenceConfig(projectRoot, out)),
    main: await modulesOf(mainConfig(projectRoot, out)),
  };
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

async function modulesOf(config: InlineConfig): Promise<readonly string[]> {
  const built = await build(config);
  if (!('output' in built)) throw new Error('One build was expected');
  return built.output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
}

test('main bundles no inference library', () => {
  const library = /node_modules\/(node-llama-cpp|@huggingface\/jinja)\//;
  expect(modules.main.filter((file) => library.test(file))).toEqual([]);
  expect(modules.inference.some((file) => library.test(file))).toBe(true);
});

test('the model process bundles no downloader or compiler, and needs the binaries alone', () => {
  const fetching = /node_modules\/(ipull|simple-git|cmake-js|yargs)\//;
  expect(modules.inference.filter((file) => fetching.test(file))).toEqual([]);
  const files = readdirSync(path.join(out, 'inference')).filter((name) => name.endsWith('.js'));
  const imported = files.flatMap((name) =>
    [
      ...readFileSync(path.join(out, 'inference', name), 'utf8').matchAll(
        /^import .*?["']([^."'][^"']*)["'];$/gm,
      ),
    ].map((match) => match[1] ?? ''),
  );
  const known = (name: string): boolean =>
    name.startsWith('node:') || builtinModules.includes(name) || name.startsWith('@node-llama-cpp/');
  expect(imported.filter((name) => !known(name))).toEqual([]);
});

test('the built process loads a model', async () => {
  const model = forkProcess(path.join(out, 'inference', 'model-process.js'));
  const loaded = new Promise((resolve, reject) => {
    model.onMessage((message) => {
      if (message.kind === 'loaded') resolve(message.loaded);
      if (message.kind === 'failed') reject(new Error(message.error.message));
    });
    model.onExit((end) => reject(new Error(JSON.stringify(end))));
  });
  const file = { modelId: 'pip', name: 'Pip', path: pipFile };
  model.post({ kind: 'load', id: 1, plan: { model: file, contextTokens: 512, threads: 1, gpuLayers: 0 } });
  expect(await loaded).toMatchObject({ modelId: 'pip', contextTokens: 512 });
  model.kill();
});
