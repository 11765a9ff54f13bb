import { expect, test } from 'vitest';
import { watchNetwork } from './network-change.ts';

function computer() {
  const state = { addresses: '192.0.2.1', uptime: 1_000_000 };
  const look = watchNetwork({ addresses: () => state.addresses, uptimeMs: () => state.uptime });
  const pass = (ms: number): boolean => {
    state.uptime += ms;
    return look();
  };
  return { state, look, pass };
}

test('an ordinary second causes no reconnect', () => {
  const { pass } = computer();
  expect(Array.from({ length: 60 }, () => pass(1000))).not.toContain(true);
});

test('C11: another network causes a reconnect, a lost one only when it is back', () => {
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

test('C11: waking from sleep causes one reconnect', () => {
  const { look, pass } = computer();
  expect(pass(3_600_000)).toBe(true);
  expect(pass(60_000)).toBe(true);
  expect(look()).toBe(false);
});
