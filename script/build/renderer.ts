import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { fence } from './fence.ts';
import { markdownPackages } from './markdown-packages.ts';

/** Libraries loaded at the start: React, and React Aria with its dependencies. */
const fromTheStart = [
  'node_modules/react',
  'node_modules/react-dom',
  'node_modules/scheduler',
  'node_modules/react-aria-components',
  'node_modules/react-aria',
  'node_modules/react-stately',
  'node_modules/@internationalized',
  'node_modules/@swc/helpers',
  'node_modules/clsx',
  'node_modules/use-sync-external-store',
  'node_modules/client-only',
  'node_modules/aria-hidden',
];

/** The allowed modules of the window: its own code, the contract, and these libraries. */
const inside = [
  'src-renderer',
  'src-preload/contract',
  ...fromTheStart,
  'node_modules/@tanstack/react-virtual',
  'node_modules/@tanstack/virtual-core',
  ...markdownPackages.map((name) => `node_modules/${name}`),
];

/** The design page, for development: see script/design. */
const designPage = 'src-renderer/design';

/** The window: files beside each other with relative addresses, no inline script (our CSP refuses them), no network. */
export function rendererConfig(root: string, out: string): InlineConfig {
  return pageConfig(root, out, [fence(root, inside, [designPage])]);
}

/** The design page, built as the window is: the same rules, the same styles. */
export function designConfig(root: string, out: string): InlineConfig {
  const config = pageConfig(root, out, [fence(root, inside)]);
  const input = path.join(root, designPage, 'index.html');
  return {
    ...config,
    build: { ...config.build, rolldownOptions: { ...config.build?.rolldownOptions, input } },
  };
}

function pageConfig(root: string, out: string, fences: readonly Plugin[]): InlineConfig {
  return {
    configFile: false,
    root: path.join(root, 'src-renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react(), ...fences, librariesFirst],
    build: {
      target: 'chrome130',
      outDir: path.join(out, 'renderer'),
      emptyOutDir: true,
      sourcemap: true,
      // A data: address would have to be allowed by the CSP.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: libraries, test: isFromTheStart }] } },
      },
    },
  };
}

const libraries = 'libraries';

/** Whether a module belongs to the first bundle. @param id its path */
function isFromTheStart(id: string): boolean {
  const file = id.replaceAll('\\', '/');
  return fromTheStart.some((folder) => file.includes(`/${folder}/`));
}

/**
 * The libraries speak no language: they run as soon as they are there, while main is still being loaded, and not with
 * our own code, which waits for main (src-renderer/index.html).
 */
const librariesFirst: Plugin = {
  name: 'libraries-first',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const preload = new RegExp(
        `<link rel="modulepreload"( crossorigin)? (href="[^"]*/${libraries}-[^"]*")>`,
      );
      if (!preload.test(html)) throw new Error('The page does not load its libraries as a file of their own');
      return html.replace(
        preload,
        (_tag, crossorigin = '', href: string) =>
          `<script type="module" async${crossorigin} ${href.replace('href', 'src')}></script>`,
      );
    },
  },
};
