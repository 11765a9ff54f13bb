import { builtinModules } from 'node:module';
import path from 'node:path';
import type { InlineConfig } from 'vite';

/**
 * The main process and its workers: ES modules for Node 20 (the oldest Electron we test on), everything bundled but
 * what exists only at run time. The workers are entries of their own, since they are started by file.
 */
export function mainConfig(root: string, out: string): InlineConfig {
  const source = path.join(root, 'src-main');
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: {
      target: 'node',
      noExternal: true,
      external: ['electron', 'better-sqlite3'],
    },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(out, 'main'),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: {
          main: path.join(source, 'main.ts'),
          'transfer-worker': path.join(source, 'downloads', 'transfer', 'worker.ts'),
          'attachment-worker': path.join(source, 'chats', 'attachments', 'worker.ts'),
          'bring-worker': path.join(source, 'model-files', 'worker.ts'),
          'hardware-worker': path.join(source, 'hardware', 'worker.ts'),
          'server-process': path.join(source, 'server', 'process', 'worker.ts'),
          'verifier-worker': path.join(source, 'downloads', 'verifier', 'worker.ts'),
        },
        external: ['electron', 'better-sqlite3', /^node:/, ...builtinModules],
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  };
}
