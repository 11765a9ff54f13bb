import { expect, test } from 'vitest';
import { watchSurroundings } from './surroundings.ts';

function computer() {
  const state = { addresses: '192.0.2.1', wall: 1_000_000, monotonic: 0 };
  const look = watchSurroundings({
    addresses: () => state.addresses,
    wallMs: () => state.wall,
    monotonicMs: () => state.monotonic,
  });
  const pass = (ms: number): boolean => {
    state.wall += ms;
    state.monotonic += ms;
    return look();
  };
  return { state, look, pass };
}

test('an ordinary second is nothing to dial for', () => {
  const { pass } = computer();
  expect(Array.from({ length: 60 }, () => pass(1000))).not.toContain(true);
});

test('C11: another network is dialled in, a lost one only when it is back', () => {
  const { state, pass } = computer();
  state.addresses = '';
  expect(pass(1500)).toBe(false);
  expect(pass(1500)).toBe(false);
  state.addresses = '192.0.2.1';
  expect(pass(1500)).toBe(true);
  expect(pass(1500)).toBe(false);
  state.addresses = '198.51.100.7';
  expect(pass(1500)).toBe(true);
});

test('C11: after a sleep everything is dialled again, whichever clock counted it', () => {
  const { state, look } = computer();
  state.wall += 3_600_000;
  expect(look()).toBe(true);
  state.wall += 60_000;
  state.monotonic += 60_000;
  expect(look()).toBe(true);
  expect(look()).toBe(false);
});

test('C12: a clock set back is nothing to dial for, and does not stop the watch', () => {
  const { state, pass } = computer();
  state.wall -= 86_400_000;
  expect(pass(1500)).toBe(false);
  state.addresses = '198.51.100.7';
  expect(pass(1500)).toBe(true);
});
