import { expect, test } from 'vitest';
import { slowest, timingsOfVitest } from './slowest.ts';

test('the ten slowest tests are listed by file, slowest first', () => {
  const assertionResults = Array.from({ length: 12 }, (_, index) => ({
    fullName: `test ${index}`,
    duration: index * 1000,
  }));
  const timings = timingsOfVitest({ testResults: [{ name: '/p/a.test.ts', assertionResults }] }, '/p');
  const lines = slowest(timings).split('\n');
  expect(lines.length).toBe(11);
  expect(lines[1]).toBe('    11.0 s  a.test.ts › test 11');
  expect(lines[10]).toBe('     2.0 s  a.test.ts › test 2');
});

test('without tests nothing is printed', () => {
  expect(slowest([])).toBe('');
});
