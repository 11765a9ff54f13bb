import { expect, test } from 'vitest';
import { takeTurns } from './take-turns.ts';

test('every contender has a turn in every round, and each round begins with another', async () => {
  const order: string[] = [];
  const results = await takeTurns(
    ['a', 'b', 'c'],
    3,
    async (name, round) => {
      order.push(name);
      return `${name}${round}`;
    },
    () => {},
  );
  expect(order.join('')).toBe('abcbcacab');
  expect(results.get('b')).toEqual({ rounds: ['b0', 'b1', 'b2'], failures: [] });
});

test('a failing turn is reported, and the others continue', async () => {
  const told: string[] = [];
  const results = await takeTurns(
    ['a', 'b'],
    2,
    async (name, round) => {
      if (name === 'a' && round === 0) throw new Error('No');
      return round;
    },
    (name, _round, outcome) =>
      void told.push(outcome instanceof Error ? `${name}: ${outcome.message}` : name),
  );
  expect(told).toEqual(['a: No', 'b', 'b', 'a']);
  expect([results.get('a'), results.get('b')]).toEqual([
    { rounds: [null, 1], failures: ['No'] },
    { rounds: [0, 1], failures: [] },
  ]);
});
