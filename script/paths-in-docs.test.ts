import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn } from './lib/files-in.ts';
import { projectRoot } from './lib/runtime.ts';

// Every path named in a document exists.

const sources = ['src-main', 'src-preload', 'src-renderer', 'script', 'test', 'bench', 'build', 'docs'];
const known = sources.flatMap(filesIn);
const folders = new Set([...sources, ...known.flatMap((file) => file.split('/').slice(0, -1))]);
const places = new Set([...sources, ...known].flatMap((file) => [file, file.replace(/\.tsx?$/, '')]));

/** Whether this names a file or a folder, relative to the root or to any folder. */
const exists = (name: string): boolean =>
  places.has(name) || [...places].some((place) => place.endsWith(`/${name}`));

/** The paths named in a text: everything in backticks that begins with a folder of ours. */
function pathsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/`([a-z][\w-]*(?:\/[\w.{},-]+)+)\/?`/g)].map(([, name = '']) => name);
  return named.filter((name) => folders.has(name.split('/')[0] ?? '')).flatMap(unfolded);
}

/** The paths that `a/{b,c}.ts` expands to. */
function unfolded(name: string): readonly string[] {
  const [all, inside = ''] = /\{([^}]*)\}/.exec(name) ?? [];
  return all === undefined ? [name] : inside.split(',').map((each) => name.replace(all, each));
}

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesIn('docs').filter((file) => file.endsWith('.md')),
];

describe.each(documents)('%s', (file) => {
  test('names paths that exist', () => {
    const text = readFileSync(path.join(projectRoot, file), 'utf8');
    expect(pathsIn(text).filter((name) => !exists(name))).toEqual([]);
  });
});

test('paths are found in a text, and other words ignored', () => {
  expect(pathsIn('see `transfer/{retry,gone}.ts`, `application/json` and `org/repo`')).toEqual([
    'transfer/retry.ts',
    'transfer/gone.ts',
  ]);
  expect(exists('src-renderer/app/messages')).toBe(false);
  expect(exists('script/paths-in-docs.test')).toBe(true);
});
