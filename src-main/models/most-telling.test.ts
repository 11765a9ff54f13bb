import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DownloadView, stateReasons } from '../../src-preload/contract/downloads.ts';
import { mostTelling } from './most-telling.ts';

const paused = (reason: (typeof stateReasons)[number]) => ({ state: 'paused', reason }) as const;

test('among paused parts, the one that needs the person gives the reason', () => {
  expect(mostTelling([paused('user'), paused('needs-access')])).toEqual(paused('needs-access'));
  expect(mostTelling([paused('offline'), paused('disk-full'), paused('user')])).toEqual(paused('disk-full'));
});

test('an active part takes precedence over any reason', () => {
  const working = { state: 'downloading', reason: null } as const;
  expect(mostTelling<Pick<DownloadView, 'state' | 'reason'>>([paused('needs-access'), working])).toEqual(
    working,
  );
});

test('the reason is independent of the order of parts', () => {
  const reasons = fc.array(fc.constantFrom(...stateReasons), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(reasons, (some) => {
      const [first, ...others] = some.map(paused);
      const [last, ...before] = some.map(paused).reverse();
      if (first === undefined || last === undefined) throw new Error('never empty');
      expect(mostTelling([first, ...others])).toEqual(mostTelling([last, ...before]));
    }),
  );
});
