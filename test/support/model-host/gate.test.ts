import { describe, expect, test } from 'vitest';
import { createTurnstile } from './gate.ts';

const never = new AbortController().signal;

/** Whether a promise is settled by now, after all pending microtasks. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('a turnstile', () => {
  test('counts what passes without a gate', async () => {
    const turnstile = createTurnstile();
    expect(await turnstile.enter(10, never)).toBe(10);
    expect(turnstile.passed()).toBe(10);
  });

  test('stops exactly at a gate, which is reached once nothing is in progress', async () => {
    const turnstile = createTurnstile();
    const gate = turnstile.gateAt(15);
    expect(await turnstile.enter(10, never)).toBe(10);
    expect(await turnstile.enter(10, never)).toBe(5);
    const third = turnstile.enter(10, never);
    expect(await isSettled(third)).toBe(false);
    turnstile.done();
    expect(await isSettled(gate.reached)).toBe(false);
    turnstile.done();
    await gate.reached;
    expect(await isSettled(third)).toBe(false);
    gate.open();
    expect(await third).toBe(10);
    expect(turnstile.passed()).toBe(25);
  });

  test('stops at several gates in turn, and at once at one already passed', async () => {
    const turnstile = createTurnstile();
    const far = turnstile.gateAt(8);
    const near = turnstile.gateAt(5);
    expect(await turnstile.enter(10, never)).toBe(5);
    turnstile.done();
    await near.reached;
    expect(await isSettled(far.reached)).toBe(false);
    near.open();
    expect(await turnstile.enter(10, never)).toBe(3);
    turnstile.done();
    await far.reached;
    await turnstile.gateAt(0).reached;
    expect(turnstile.passed()).toBe(8);
  });

  test('grants nothing to a client that leaves at a gate', async () => {
    const turnstile = createTurnstile();
    turnstile.gateAt(0);
    const leaving = new AbortController();
    const waiting = turnstile.enter(10, leaving.signal);
    leaving.abort();
    expect(await waiting).toBe(0);
    expect(turnstile.passed()).toBe(0);
  });
});
