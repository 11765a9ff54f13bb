import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ground } from './ground.ts';

test('an empty window has the color of its page', () => {
  const css = readFileSync(new URL('../../../src-renderer/ui/tokens.css', import.meta.url), 'utf8');
  const [, light, dark] = /--ground: light-dark\((#\w+), (#\w+)\);/.exec(css) ?? [];
  expect({ light, dark }).toEqual(ground);
});
