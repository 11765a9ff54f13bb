import { expect, test } from 'vitest';
import { outcomesOfVitest } from './outcomes.ts';

const outcomesOf = (titles: readonly string[]) =>
  outcomesOfVitest(
    {
      testResults: [
        {
          name: '/x/test/faults/server.test.ts',
          assertionResults: [
            { ancestorTitles: titles.slice(0, -1), title: titles.at(-1) ?? '', status: 'passed' },
          ],
        },
      ],
    },
    new Map(),
  );

test.each([
  [['A7: silence'], ['A7'], 'silence'],
  [['A7/B8: silence'], ['A7', 'B8'], 'silence'],
  [['A7, A19, C2: silence'], ['A7', 'A19', 'C2'], 'silence'],
  [['A12: a gated repository', 'takes a token'], ['A12'], 'a gated repository › takes a token'],
  [['A12: a gated repository', 'A18: takes a token'], ['A18'], 'takes a token'],
])('%j counts for its rows', (titles, rows, title) => {
  expect(outcomesOf(titles)).toMatchObject([{ rows, title, state: 'passed' }]);
});

test.each(['silence', 'D7: silence', 'A7 silence', 'A7, silence: none'])('%s counts for no row', (title) => {
  expect(outcomesOf([title])).toEqual([]);
});
