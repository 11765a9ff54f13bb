import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

/** A package of which something is in the app that people get. */
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
 * `import x from 'y'`, `export … from 'y'`, `import 'y'`, `import('y')`, `createRequire(…)('y')`; what is only types is gone
 * when it runs.
 */
const imports =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^'.][^']*)'|\b(?:import|createRequire\(import\.meta\.url\))\('([^'.][^']*)'\)/g;

/** What node-llama-cpp needs for its command line, and to fetch and compile: script/build/inference.ts builds none of it in. */
const leftOut: readonly string[] = ['cmake-js', 'ipull', 'node-addon-api', 'simple-git', 'yargs'];

/**
 * Every package whose code can be part of the app: what our sources import, and all that those need. By the lockfile, so
 * that it is the same on every computer; what a bundler leaves out of it is counted all the same.
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
    // The packages that Electron's needs only fetch it; Electron itself is the runtime beside our code.
    if (name === 'electron') return;
    for (const needed of Object.keys(locked.dependencies ?? {})) {
      if (!leftOut.includes(needed)) add(needed, folder);
    }
  };
  for (const name of importedPackages(root)) add(name, '');
  return [...found.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** Names of the packages that the sources import. */
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

/** Where Node finds `name` when the package in `from` asks: in its own node_modules, or the next one above. */
function resolved(packages: Readonly<Record<string, Locked>>, name: string, from: string): string {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[folder] !== undefined || at === '') return folder;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
