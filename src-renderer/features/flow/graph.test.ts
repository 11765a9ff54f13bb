import { expect, test } from 'vitest';
import { graphOf } from './graph.ts';

const at = (seconds: number, bytesPerSecond: number) => ({ atMs: seconds * 1_000, bytesPerSecond });

test('a single sample has no graph', () => {
  expect(graphOf([], 0)).toBeNull();
  expect(graphOf([at(1, 5)], 1_000)).toBeNull();
});

test('the newest sample is at the right edge, the scale ends at a round number, and the numbers are given', () => {
  const graph = graphOf([at(0, 10), at(1, 30), at(2, 20)], 2_000);
  expect(graph).toMatchObject({ spanMs: 60_000, now: 20, average: 20, best: 30, ceiling: 50 });
  expect(graph?.line).toBe('M290 64L295 32L300 48');
  expect(graph?.area).toBe('M290 80L290 64L295 32L300 48L300 80Z');
});

test('a pause breaks the line, and old samples are dropped', () => {
  const graph = graphOf([at(0, 1), at(400, 10), at(401, 10), at(450, 10), at(451, 10)], 451_000);
  expect(graph?.line.match(/M/g)).toHaveLength(2);
  expect(graph?.spanMs).toBe(60_000);
});

test('the current speed is 0 in silence', () => {
  expect(graphOf([at(0, 10), at(1, 10)], 20_000)?.now).toBe(0);
});

test.each([
  [0, 1],
  [1, 1],
  [1.5, 2],
  [30, 50],
  [50, 50],
  [6_250_000, 10_000_000],
  [12_500_000, 20_000_000],
])('the scale for %d ends at %d', (best, ceiling) => {
  expect(graphOf([at(0, 0), at(1, best)], 1_000)?.ceiling).toBe(ceiling);
});
