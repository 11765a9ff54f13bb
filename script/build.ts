import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inferenceConfig } from './build/inference.ts';
import { mainConfig } from './build/main.ts';
import { preloadConfig } from './build/preload.ts';
import { rendererConfig } from './build/renderer.ts';
import { sourcesStamp } from './build/stamp.ts';
import { projectRoot } from './lib/runtime.ts';

/**
 * Builds main, preload, renderer, and the model process into `out/`, unless it was built from exactly these sources
 * before. A rename replaces the old build, so that `out/` is always complete.
 * @returns whether anything had to be built
 */
export async function buildApp(root: string = projectRoot): Promise<boolean> {
  const out = path.join(root, 'out');
  const stamp = sourcesStamp(root);
  const stampFile = path.join(out, 'stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  const fresh = path.join(root, 'node_modules', '.cache', 'noggin', `out-${process.pid}`);
  try {
    for (const config of [mainConfig, preloadConfig, rendererConfig, inferenceConfig])
      await build(config(root, fresh));
    mkdirSync(fresh, { recursive: true });
    writeFileSync(path.join(fresh, 'stamp'), stamp);
    rmSync(out, { recursive: true, force: true });
    renameSync(fresh, out);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return true;
}

if (import.meta.main) {
  const built = await buildApp();
  console.log(built ? 'Built into out/.' : 'Nothing changed since the last build.');
}
