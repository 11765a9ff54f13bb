import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

/**
 * The process of a model, with the library that runs it: ES modules for Node 20, apart from main, which never loads them.
 * Of the library only the binaries stay outside, packages of their own for each platform. Its code comes in several files,
 * since its modules wait for one another.
 */
export function inferenceConfig(root: string, out: string): InlineConfig {
  const source = path.join(root, 'src-main', 'inference', 'process');
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [settled(root), withoutFetching],
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(out, 'inference'),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: {
          'model-process': path.join(source, 'worker.ts'),
          'template-thread': path.join(source, 'template', 'thread.ts'),
        },
        external: [/^@node-llama-cpp\//, /^node:/, 'electron'],
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  };
}

/**
 * Questions that the library asks its own folder, which is not there any more, answered beforehand: its version, and the
 * version of llama.cpp in it. It also tests its binary in a process of its own before it loads it; ours is one already, and
 * where the fuse is closed that runs Node there can be no other.
 */
function settled(root: string): Plugin {
  const library = path.join(root, 'node_modules', 'node-llama-cpp');
  const read = (file: string): Readonly<Record<string, unknown>> =>
    JSON.parse(readFileSync(path.join(library, file), 'utf8')) as Readonly<Record<string, unknown>>;
  const version = JSON.stringify(read('package.json')['version']);
  const release = JSON.stringify(read(path.join('llama', 'binariesGithubRelease.json'))['release']);
  const answers: Readonly<Record<string, string>> = {
    'utils/getModuleVersion.js': `export const getModuleVersion = async () => ${version};`,
    'bindings/utils/binariesGithubRelease.js': `
      export const builtinLlamaCppRelease = ${release};
      export const defaultLlamaCppRelease = ${release};
      export const getBinariesGithubRelease = async () => ${release};
      export const setBinariesGithubRelease = async () => {};`,
    'bindings/utils/testBindingBinary.js': 'export const testBindingBinary = async () => true;',
  };
  const met = new Set<string>();
  return {
    name: 'settled-questions',
    load: (id) => {
      const file = /node-llama-cpp[\\/]dist[\\/](.*)$/.exec(id)?.[1]?.replaceAll('\\', '/') ?? '';
      const answer = answers[file];
      if (answer !== undefined) met.add(file);
      return answer ?? null;
    },
    buildEnd() {
      const missed = Object.keys(answers).filter((file) => !met.has(file));
      if (missed.length > 0) this.error(`node-llama-cpp has no ${missed.join(', ')} any more`);
    },
  };
}

/** The library can fetch its sources and models. Noggin's build never does: the code for it is left out. */
const withoutFetching: Plugin = {
  name: 'without-fetching',
  enforce: 'pre',
  resolveId: (id) => (id === 'ipull' || id === 'simple-git' ? `\0no-${id}` : null),
  load: (id) => {
    const refuse = "() => { throw new Error('Noggin fetches nothing here'); }";
    if (id === '\0no-simple-git') return `export const simpleGit = ${refuse};`;
    return id === '\0no-ipull'
      ? `export const downloadFile = ${refuse}; export const downloadSequence = ${refuse}; export const DownloadStatus = {};`
      : null;
  },
};
