import path from 'node:path';
import type { InlineConfig } from 'vite';
import { fence } from './fence.ts';

/** The preload: one CommonJS file, since a sandboxed preload can be nothing else. */
export function preloadConfig(root: string, out: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [fence(root, ['src-preload'])],
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(out, 'preload'),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: { preload: path.join(root, 'src-preload', 'preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}
