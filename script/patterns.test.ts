import { readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from 'recheck';
import { describe, expect, test } from 'vitest';
import { filesIn } from './lib/files-in.ts';
import { projectRoot } from './lib/runtime.ts';
import { type Pattern, patternsIn } from './security/patterns.ts';

const files = ['src-main', 'src-preload', 'src-renderer'].flatMap((folder) =>
  filesIn(folder).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)),
);
const found = files.map((file) => patternsIn(file, readFileSync(path.join(projectRoot, file), 'utf8')));

/** Constructed patterns, and why their parts are safe. */
const mayMake: Readonly<Record<string, string>> = {
  'src-main/diagnostics/redact.ts': "this computer's own folders and names, escaped",
};

/**
 * Far longer than any takes on a slow machine; a pattern without a verdict by then is too hard to understand as well.
 */
const timeout = 300_000;
/** Without limits of its own, so that a busy machine searches as far as a quiet one. */
const patience = {
  ...{ seedingTimeout: timeout, incubationTimeout: timeout, crossoverTimeout: timeout },
  ...{ mutationTimeout: timeout, attackTimeout: timeout },
};

/** The problem of a pattern; null when its work is at most linear in the text. */
async function problemOf({ where, source, flags }: Pattern): Promise<string | null> {
  const verdict = await check(source, flags, { timeout, ...patience, randomSeed: 1 });
  if (verdict.status === 'safe') return null;
  const why =
    verdict.status === 'vulnerable'
      ? `${verdict.complexity.summary}, as with ${verdict.attack.pattern}`
      : 'cannot be proven';
  return `${where} /${source}/${flags}: ${why}`;
}

test('A28: every pattern takes time in proportion to the text, whatever the text', async () => {
  const all = new Map(
    found.flatMap(({ literals }) => literals).map((each) => [`/${each.source}/${each.flags}`, each]),
  );
  expect(all.size).toBeGreaterThan(100);
  const problems: string[] = [];
  for (const pattern of all.values()) {
    const problem = await problemOf(pattern);
    if (problem !== null) problems.push(problem);
  }
  expect(problems).toEqual([]);
});

test('A28: patterns are literals, except for those with a reason', () => {
  expect([...new Set(found.flatMap(({ made }) => made))]).toEqual(Object.keys(mayMake));
});

describe('the check', () => {
  test.each([
    ['two overlapping quantifiers', 'const a = /^a:[ ]*([ -~]*?)[ ]*$/;'],
    ['nested quantifiers', 'text.replace(/(a+)+$/, "")'],
    ['an unanchored run before the end', 'const trim = (x: string) => x.replace(/\\s+$/u, "")'],
    ['runs of several letters', 'z.string().regex(/(ab)*(ab)*c/)'],
    ['one in the middle of a component', 'const A = () => <p>{/.*.*x/s.test(b) ? 1 : 2}</p>;'],
  ])('finds %s', async (_what, code) => {
    const { literals } = patternsIn('x.tsx', code);
    expect(literals).toHaveLength(1);
    for (const literal of literals)
      expect(await problemOf(literal)).toMatch(/x\.tsx:1 .*(polynomial|exponential)/);
  });

  test('ignores harmless patterns', async () => {
    const { literals } = patternsIn(
      'x.ts',
      'const a = /^[a-z]+:\\s*\\d+$/i; const b = 1 / 2 / 3; // /(a+)+$/',
    );
    expect(literals).toHaveLength(1);
    for (const literal of literals) expect(await problemOf(literal)).toBeNull();
  });

  test.each(['new RegExp(a)', "RegExp('a+')", 'const b = new RegExp(a + b, "g")'])(
    'finds constructed ones: %s',
    (code) => {
      expect(patternsIn('x.ts', code).made).toEqual(['x.ts']);
    },
  );
});
