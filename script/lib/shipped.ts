import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

/** A package that is part of the released app. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder in the project, with forward slashes: `node_modules/zod`. */
  readonly folder: string;
}

interface Locked {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const sources = ['src-main', 'src-preload', 'src-renderer'];
/**
 * `import x from 'y'`, `export … from 'y'`, `import 'y'`, `import('y')`, `createRequire(…)('y')`; type-only imports
 * vanish at run time.
 */
const imports =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^'.][^']*)'|\b(?:import|createRequire\(import\.meta\.url\))\('([^'.][^']*)'\)/g;

/**
 * Dependencies of node-llama-cpp's command line, downloads, and compilation: script/build/inference.ts leaves them out.
 */
const leftOut: readonly string[] = ['cmake-js', 'ipull', 'node-addon-api', 'simple-git', 'yargs'];

/**
 * Every package whose code can be part of the app: the imports of our sources, and their dependencies. It follows the
 * lockfile, so that it is the same on every computer; what a bundler drops is counted all the same.
 */
export function shippedPackages(root: string): readonly ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const found = new Map<string, ShippedPackage>();
  const add = (name: string, from: string): void => {
    const folder = resolved(packages, name, from);
    const locked = packages[folder];
    if (locked === undefined || found.has(folder)) return;
    found.set(folder, { name, version: locked.version, folder });
    // Electron's own dependencies only fetch it; Electron itself is the runtime beside our code.
    if (name === 'electron') return;
    for (const needed of Object.keys(locked.dependencies ?? {})) {
      if (!leftOut.includes(needed)) add(needed, folder);
    }
  };
  for (const name of importedPackages(root)) add(name, '');
  return [...found.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** Names of the packages imported by the sources. */
export function importedPackages(root: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const folder of sources) {
    for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
      const text = readFileSync(path.join(root, folder, file), 'utf8');
      for (const match of text.matchAll(imports)) names.add(packageOf(match[1] ?? match[2] ?? ''));
    }
  }
  return new Set([...names].filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)));
}

/** `@scope/name/file` is `@scope/name`. */
function packageOf(imported: string): string {
  return imported
    .split('/')
    .slice(0, imported.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The path where Node finds `name` for the package in `from`: in its own node_modules, or the next one above. */
function resolved(packages: Readonly<Record<string, Locked>>, name: string, from: string): string {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[folder] !== undefined || at === '') return folder;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
