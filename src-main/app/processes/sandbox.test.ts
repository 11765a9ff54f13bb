import { expect, test } from 'vitest';
import { sandboxOffBy } from './sandbox.ts';

const given =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name);

test('the sandbox is on without a switch that disables it', () => {
  expect(sandboxOffBy(given())).toEqual([]);
  expect(sandboxOffBy(given('lang', 'hidden', 'disable-setuid-sandbox'))).toEqual([]);
});

test.each(['no-sandbox', 'disable-seccomp-filter-sandbox', 'single-process'])('--%s is reported', (name) => {
  expect(sandboxOffBy(given('lang', name))).toEqual([name]);
});
