import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './lib/runtime.ts';

/** Visible or spoken attributes with literal words. Text between tags is checked by the linter. */
const spoken =
  /\b(?:label|title|alt|placeholder|aria-(?!keyshortcuts)[a-z]+|hint|valueText)=(?:"[^"]*[A-Z ][^"]*"|\{['"`][A-Z])/g;

test('every visible word of the window is in the message catalogue', () => {
  // The design page is for developers, and in no released build.
  const files = globSync('src-renderer/**/*.tsx', { cwd: projectRoot }).filter(
    (file) => !file.startsWith(path.join('src-renderer', 'design')),
  );
  expect(files.length).toBeGreaterThan(40);
  const found = files.flatMap((file) =>
    (readFileSync(path.join(projectRoot, file), 'utf8').match(spoken) ?? []).map(
      (text) => `${file}: ${text}`,
    ),
  );
  expect(found).toEqual([]);
});
