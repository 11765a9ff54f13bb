import { expect, test } from 'vitest';
import { withFigures } from './docs.ts';

const page =
  'Before\n<!-- figures: written by `node script/bench.ts --docs FILE.json` -->\nold\n<!-- end of figures -->\nAfter\n';

test('only what lies between the marks is replaced, and again without a trace', () => {
  const once = withFigures(page, ['| a |', '']);
  expect(once).toContain('Before\n<!-- figures');
  expect(once).toContain('-->\n\n| a |\n\n<!-- end');
  expect(once).toContain('of figures -->\nAfter\n');
  expect(once).not.toContain('old');
  expect(withFigures(once, ['| a |'])).toBe(once);
});

test('a page without the marks is not touched', () => {
  expect(() => withFigures('no marks', ['x'])).toThrow('no place');
});
