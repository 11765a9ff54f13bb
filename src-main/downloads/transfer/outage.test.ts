import { expect, test } from 'vitest';
import { createOutage, type Outage } from './outage.ts';

const limits = { outageMs: 300_000, leastTries: 3 };
const [first, second] = [{}, {}];
const never = new AbortController().signal;

/** Whether `who` may ask now. */
async function mayAsk(outage: Outage, who: object): Promise<boolean> {
  const looked = new AbortController();
  let hasTurn = false;
  const turn = outage.turn(who, looked.signal).then(() => {
    hasTurn = !looked.signal.aborted;
  });
  await Promise.resolve();
  await Promise.resolve();
  looked.abort();
  await turn;
  return hasTurn;
}

test('A40: while the source answers, every connection may ask', async () => {
  const outage = createOutage(limits);
  expect(await mayAsk(outage, first)).toBe(true);
  expect(await mayAsk(outage, second)).toBe(true);
});

test('A40: after a failure one connection probes, and the others wait for a byte', async () => {
  const outage = createOutage(limits);
  outage.failed(first, 0);
  outage.failed(second, 0);
  expect(await mayAsk(outage, first)).toBe(true);
  expect(await mayAsk(outage, second)).toBe(false);
  const turn = outage.turn(second, never);
  outage.end();
  await turn;
});

test('A40: eight simultaneous failures count as one try', () => {
  const outage = createOutage(limits);
  const everyone = Array.from({ length: 8 }, () => ({}));
  expect(everyone.map((who) => outage.failed(who, 0).tries)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});

test('A40: an outage is final only after both the time and the tries', () => {
  const outage = createOutage(limits);
  expect([0, 1, 2, 3].map((at) => outage.failed(first, at).isOver)).toEqual([false, false, false, false]);
  expect(outage.failed(first, 300_000)).toEqual({ tries: 5, isOver: true });
  outage.end();
  // A computer suspended for an hour has tried once.
  expect([0, 3_600_000, 3_600_001].map((at) => outage.failed(first, at).isOver)).toEqual([
    false,
    false,
    true,
  ]);
});

test('A40: another connection probes when the first one leaves', async () => {
  const outage = createOutage(limits);
  outage.failed(first, 0);
  const turn = outage.turn(second, never);
  outage.leave(first);
  await turn;
  expect(await mayAsk(outage, second)).toBe(true);
  expect(await mayAsk(outage, first)).toBe(false);
});

test('C11: failures without a network do not count, and another network resets the count', () => {
  const outage = createOutage(limits);
  for (const at of [0, 200_000, 400_000, 600_000]) {
    expect(outage.failed(first, at, false).isOver).toBe(false);
  }
  outage.failed(first, 600_001);
  outage.renew();
  expect(outage.failed(first, 2_000_000)).toEqual({ tries: 1, isOver: false });
});
