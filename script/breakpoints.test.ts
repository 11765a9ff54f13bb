import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from './lib/files-in.ts';
import { projectRoot } from './lib/runtime.ts';

// The window changes its arrangement at three widths and three heights (docs/design.md): all views at the same ones.

const sheets = filesIn('src-renderer')
  .filter((name) => name.endsWith('.css'))
  .map((name) => readFileSync(path.join(projectRoot, name), 'utf8'));

/** What the style sheets ask of the size of the window, each once, without the brackets. */
function askedIn(texts: readonly string[]): readonly string[] {
  const heads = texts.flatMap((text) => text.match(/@(?:media|container)[^{]*/g) ?? []);
  const asked = heads.flatMap(
    (head) => head.match(/[^()]*\b(?:width|height|inline-size|block-size)\b[^()]*/g) ?? [],
  );
  return [...new Set(asked.map((condition) => condition.trim()))].toSorted();
}

/** Both sides of a boundary, so that nothing lies on both of them or on neither. */
const both = (sizes: readonly number[], side: string): readonly string[] =>
  sizes.flatMap((size) => [`${side} < ${size}em`, `${side} >= ${size}em`]);

const allowed = [...both([32, 36, 56], 'width'), ...both([18, 28, 40], 'height')];

test('the window has breakpoints at three widths and three heights', () => {
  const asked = askedIn(sheets);
  expect(asked.filter((condition) => !allowed.includes(condition))).toEqual([]);
  const used = new Set(asked.map((condition) => condition.replace('>=', '<')));
  expect([...used].toSorted()).toEqual(allowed.filter((condition) => condition.includes('<')).toSorted());
});

test('the design document names them', () => {
  const document = readFileSync(path.join(projectRoot, 'docs', 'design.md'), 'utf8');
  const named = [...document.matchAll(/^\| (width|height) \| (\d+)em \|/gm)].map(
    ([, side, size]) => `${side} < ${size}em`,
  );
  expect(named.toSorted()).toEqual(allowed.filter((condition) => condition.includes('<')).toSorted());
});

test.each([
  ['another width', '@media (width < 50em) {}', 'width < 50em'],
  ['the older notation', '@media (forced-colors: active) and (max-width: 36em) {}', 'max-width: 36em'],
  ['a range', '@media (20em <= width < 36em) {}', '20em <= width < 36em'],
  ['the room of a part', '@container (inline-size > 20rem) {}', 'inline-size > 20rem'],
])('%s is found', (_what, sheet, condition) => {
  expect(askedIn([sheet])).toEqual([condition]);
  expect(allowed).not.toContain(condition);
});
