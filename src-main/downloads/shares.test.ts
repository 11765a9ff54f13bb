import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharesOf } from './shares.ts';

it.each([
  ['equal', 900, [null, null, null], [300, 300, 300]],
  ['the rest of a capped share goes to the others', 900, [null, 100, null], [400, 100, 400]],
  ['one cap after another', 1000, [200, null, 50, 300], [200, 450, 50, 300]],
  ['a cap above the equal share has no effect', 900, [800, null], [450, 450]],
  ['caps that leave a rest', 900, [100, 200], [100, 200]],
  ['without a total each gets its own cap', null, [100, null], [100, null]],
  ['nobody', 900, [], []],
])('%s', (_what, total, caps, shares) => {
  expect(sharesOf(total, caps)).toEqual(shares);
});

it('stays within the total and each cap, and gives away all that the caps allow', () => {
  const cap = fc.option(fc.integer({ min: 10_000, max: 10_000_000 }));
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 50_000_000 }),
      fc.array(cap, { minLength: 1 }),
      (total, caps) => {
        const shares = sharesOf(total, caps).map((share) => share ?? Number.NaN);
        const sum = shares.reduce((all, share) => all + share, 0);
        const most = caps.reduce<number>((all, each) => all + (each ?? total), 0);
        expect(sum).toBeCloseTo(Math.min(total, most), 3);
        for (const [index, each] of caps.entries()) expect(shares[index]).toBeLessThanOrEqual(each ?? total);
      },
    ),
  );
});
