import { expect, it } from 'vitest';
import { standingOf } from './standing.ts';

it.each([
  ['comfortable', 'fast', 'comfortable'],
  ['comfortable', 'usable', 'comfortable'],
  ['comfortable', 'slow', 'slow'],
  ['comfortable', null, 'comfortable'],
  ['tight', 'usable', 'tight'],
  ['tight', 'slow', 'slow'],
  ['too-big', 'slow', 'too-big'],
] as const)('%s at the speed %s is %s', (verdict, speed, standing) => {
  expect(standingOf({ verdict, fit: { speed } })).toBe(standing);
});

it('without a speed the fit decides', () => {
  expect(standingOf({ verdict: 'comfortable' })).toBe('comfortable');
});
