import { expect, test } from 'vitest';
import { findingsOf } from './lib/audit.ts';

const shipped = [{ name: 'zod', version: '1.0.0', folder: 'node_modules/zod' }];

test('findings are split by whether the package ships', () => {
  const vulnerabilities = {
    zod: { severity: 'high', via: [{ title: 'It stumbles' }] },
    vite: { severity: 'low', via: ['esbuild'] },
  };
  expect(findingsOf(JSON.stringify({ vulnerabilities }), shipped)).toEqual([
    { name: 'zod', severity: 'high', titles: ['It stumbles'], ships: true },
    { name: 'vite', severity: 'low', titles: [], ships: false },
  ]);
});

test('a clean report has no findings', () => {
  expect(findingsOf('{"vulnerabilities":{}}', shipped)).toEqual([]);
});

test.each(['', 'null', '{}', '[]', '<html>', '{"message":"405 Method Not Allowed","error":{}}'])(
  'an invalid report is never taken for a clean one: %j',
  (stdout) => {
    expect(findingsOf(stdout, shipped)).toBeNull();
  },
);
