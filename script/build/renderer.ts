import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { fence } from './fence.ts';

/** What may be part of the window: its own code, the contract, React. */
const inside = [
  'src-renderer',
  'src-preload/contract',
  'node_modules/react',
  'node_modules/react-dom',
  'node_modules/scheduler',
];

/** The window: files beside each other with relative addresses, no inline script (our CSP refuses them), no network. */
export function rendererConfig(root: string, out: string): InlineConfig {
  return {
    configFile: false,
    root: path.join(root, 'src-renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react(), fence(root, inside)],
    build: {
      target: 'chrome130',
      outDir: path.join(out, 'renderer'),
      emptyOutDir: true,
      sourcemap: true,
      // A data: address in the page would have to be allowed by the CSP.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
  };
}
