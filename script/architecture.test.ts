import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { filesIn } from './lib/files-in.ts';
import { projectRoot } from './lib/runtime.ts';

// `npm run check` enforces the table in docs/architecture.md: both change together.

const { mayImport, pattern } = (await import(
  pathToFileURL(path.join(projectRoot, '.dependency-cruiser.mjs')).href
)) as { mayImport: Record<string, string>; pattern: (place: string) => string };

const table = readFileSync(path.join(projectRoot, 'docs', 'architecture.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `src-'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('the table has a row for every place, with the imports of the rules', () => {
  expect(Object.fromEntries(table.map(([, place = '', , may = '']) => [place, may]))).toEqual(
    Object.fromEntries(Object.entries(mayImport).map(([place, may]) => [`\`${place}\``, may])),
  );
});

const files = ['src-main', 'src-preload', 'src-renderer'].flatMap((process) =>
  filesIn(process).filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file)),
);
const matches = (place: string) => (file: string) => new RegExp(pattern(place)).test(file);

test('every module of the app has a row', () => {
  expect(files.filter((file) => !Object.keys(mayImport).some((place) => matches(place)(file)))).toEqual([]);
});

test('every row has modules', () => {
  expect(Object.keys(mayImport).filter((place) => !files.some(matches(place)))).toEqual([]);
});

interface Step {
  readonly file: string;
  /** Reached by a message; otherwise by an import. */
  readonly isMessage: boolean;
}

/** Lines of one list, with the text in front of it. */
const walks: readonly (readonly Step[])[] =
  readFileSync(path.join(projectRoot, 'docs', 'architecture.md'), 'utf8')
    .split('## Walks')[1]
    ?.split('\n## ')[0]
    ?.split('\n\n')
    .map((block) => [...block.matchAll(/^- (⇢ )?`(src-[^`]+)`/gm)])
    .filter((steps) => steps.length > 0)
    .map((steps) => steps.map(([, arrow, file = '']) => ({ file, isMessage: arrow !== undefined }))) ?? [];

/** Our modules that a file imports, dynamic imports included. */
function importsOf(file: string): ReadonlySet<string> {
  const text = readFileSync(path.join(projectRoot, file), 'utf8');
  const found = text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
  return new Set([...found].map(([, name = '']) => path.posix.join(path.posix.dirname(file), name)));
}

function isLinked(one: string, other: string): boolean {
  return importsOf(one).has(other) || importsOf(other).has(one);
}

/** Message types that a file knows: of the contract between processes, or of a thread and its owner. */
function shapesOf(file: string): ReadonlySet<string> {
  const direct = [...importsOf(file)].filter((one) => /contract\/|\/(messages|port)\.ts$/.test(one));
  return new Set([...direct, ...direct.flatMap((one) => [...importsOf(one)])]);
}

function shareShapes(one: string, other: string): boolean {
  const ofOther = shapesOf(other);
  return [...shapesOf(one)].some((shape) => ofOther.has(shape));
}

test('the walks exist', () => {
  expect(walks.length).toBeGreaterThanOrEqual(5);
  expect(walks.every((steps) => steps.length > 5)).toBe(true);
});

test.each(walks.map((steps) => [steps[0]?.file ?? '', steps] as const))(
  'the walk from %s: every step exists, and leads to the next',
  (_first, steps) => {
    expect(steps.filter(({ file }) => !existsSync(path.join(projectRoot, file)))).toEqual([]);
    const broken = steps.slice(1).flatMap(({ file, isMessage }, at) => {
      const before = steps[at]?.file ?? '';
      const isReached = isMessage ? shareShapes(before, file) : isLinked(before, file);
      return isReached ? [] : [`${before} → ${file}`];
    });
    expect(broken).toEqual([]);
  },
);
