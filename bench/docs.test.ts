import { expect, test } from 'vitest';
import { withFigures } from './docs.ts';

const by = 'written by `node script/bench.ts --docs FILE.json` -->';
const page = `Before
<!-- figures: ${by}
old
<!-- end of figures -->
Between
<!-- figures of answers: ${by}
older
<!-- end of figures of answers -->
After
`;

test('the text between the marks is replaced, idempotently', () => {
  const once = withFigures(page, ['| a |', ''], 'downloads');
  expect(once).toContain('Before\n<!-- figures');
  expect(once).toContain('-->\n\n| a |\n\n<!-- end');
  expect(once).toContain('of figures -->\nBetween\n');
  expect(once).not.toContain('old\n');
  expect(once).toContain('older');
  expect(withFigures(once, ['| a |'], 'downloads')).toBe(once);
});

test('each kind of figures has its own place', () => {
  const both = withFigures(withFigures(page, ['| a |'], 'downloads'), ['| b |'], 'words');
  expect(both).toContain('| a |\n\n<!-- end of figures -->');
  expect(both).toContain('| b |\n\n<!-- end of figures of answers -->\nAfter');
  expect(both).not.toContain('older');
});

test('a page without the marks is refused', () => {
  expect(() => withFigures('no marks', ['x'], 'words')).toThrow('no place');
});
