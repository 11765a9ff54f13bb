import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integersIn, type NumberRange, numbersIn } from './number-range.ts';

/** The expression as a regular expression: it uses literals of digits, classes, counts, groups and choices alone. */
function pattern(grammar: string | null): RegExp {
  if (grammar === null) return /$^/;
  const text = grammar.replaceAll(/"([^"]*)"/g, (_, literal: string) => literal.replaceAll('.', '\\.'));
  return new RegExp(`^(?:${text.replaceAll(' ', '')})$`);
}

const isIn = ({ from, to }: NumberRange, value: number): boolean => value >= from && value <= to;
const ends = (bound: fc.Arbitrary<number>) =>
  fc
    .tuple(
      fc.oneof(bound, fc.constant(Number.NEGATIVE_INFINITY)),
      fc.oneof(bound, fc.constant(Number.POSITIVE_INFINITY)),
    )
    .map(([from, to]): NumberRange => ({ from, to }));

test('integers: exactly those of the range', () => {
  const integer = fc.integer({ min: -20_000, max: 20_000 });
  fc.assert(
    fc.property(ends(integer), fc.array(integer, { maxLength: 60 }), (range, others) => {
      const written = pattern(integersIn(range));
      const near = [range.from, range.to].filter(Number.isFinite).flatMap((end) => [end - 1, end, end + 1]);
      for (const value of [...others, ...near, 0, -1, 1])
        expect([value, written.test(String(value))]).toEqual([value, isIn(range, value)]);
    }),
  );
});

test('numbers: whatever is written is in the range', () => {
  const hundredth = fc.integer({ min: -5000, max: 5000 }).map((value) => value / 100);
  const digits = fc.stringMatching(/^-?(0|[1-9][0-9]{0,3})(\.[0-9]{1,8})?$/);
  fc.assert(
    fc.property(ends(hundredth), fc.array(digits, { maxLength: 60 }), (range, texts) => {
      const written = pattern(numbersIn(range));
      for (const text of texts) if (written.test(text)) expect(isIn(range, Number(text)), text).toBe(true);
    }),
  );
});

test('numbers: every number of few decimals in the range can be written', () => {
  const hundredth = fc.integer({ min: -5000, max: 5000 }).map((value) => value / 100);
  fc.assert(
    fc.property(ends(hundredth), fc.array(hundredth, { maxLength: 60 }), (range, values) => {
      const written = pattern(numbersIn(range));
      const ends = [range.from, range.to].filter(Number.isFinite);
      for (const value of [...values, ...ends].filter((one) => isIn(range, one) && !Object.is(one, -0))) {
        const texts = [String(value), value.toFixed(6)];
        expect(
          texts.some((text) => written.test(text)),
          `${value} in ${JSON.stringify(range)}`,
        ).toBe(true);
      }
    }),
  );
});

test.each([
  [{ from: 0, to: 1 }, ['0', '1', '0.5', '0.999', '1.0'], ['1.1', '-0.1', '2', '00', '1.01']],
  [{ from: 0.2, to: 0.8 }, ['0.2', '0.5', '0.55', '0.8'], ['0.1', '0.81', '0', '1']],
  [{ from: -1.5, to: 2 }, ['-1.5', '-1', '-0.3', '0', '2'], ['-1.6', '-2', '2.1']],
  [{ from: 5, to: 3 }, [], ['3', '4', '5']],
])('the numbers of %j', (range, right, wrong) => {
  const written = pattern(numbersIn(range));
  expect(right.filter((text) => !written.test(text))).toEqual([]);
  expect(wrong.filter((text) => written.test(text))).toEqual([]);
});

test('a range without an integer, and one without a number, has none', () => {
  expect(integersIn({ from: 1.2, to: 1.8 })).toBeNull();
  expect(integersIn({ from: 3, to: 2 })).toBeNull();
  expect(numbersIn({ from: 3, to: 2 })).toBeNull();
});
