/**
 * Allowed licenses of shipped packages: all let Noggin be distributed under Apache-2.0, and require a notice at most.
 */
const allowedLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Whether an SPDX expression is allowed: of `A OR B` one is enough, of `A AND B` both are needed. */
export function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, ' ')
    .split(/\sOR\s/)
    .some((choice) => choice.split(/\sAND\s/).every((licence) => allowedLicences.includes(licence.trim())));
}
