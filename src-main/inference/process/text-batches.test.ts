import { expect, test } from 'vitest';
import { createHandClock } from '../../../test/support/chats/clock.ts';
import { createTextBatches } from './text-batches.ts';

function scene() {
  const clock = createHandClock();
  const sent: [string, number][] = [];
  const batches = createTextBatches((text, tokens) => void sent.push([text, tokens]), {
    now: clock.monotonic,
    later: (ms, run) => clock.later(ms, run).cancel,
  });
  return { clock, sent, batches };
}

test('the first word is sent at once, the following ones together, and nothing twice', () => {
  const { clock, sent, batches } = scene();
  batches.add('Once', 1);
  batches.add(' there', 2);
  batches.add(' was', 3);
  expect(sent).toEqual([['Once', 1]]);
  clock.pass(16);
  expect(sent).toEqual([
    ['Once', 1],
    [' there was', 3],
  ]);
  clock.pass(1000);
  expect(sent).toHaveLength(2);
});

test('slow words are sent without delay', () => {
  const { clock, sent, batches } = scene();
  for (const tokens of [1, 2, 3]) {
    batches.add('word ', tokens);
    expect(sent).toHaveLength(tokens);
    clock.pass(20);
  }
});

test('the end sends the rest, and leaves no timer', () => {
  const { clock, sent, batches } = scene();
  batches.add('The', 1);
  batches.add(' end.', 2);
  batches.flush();
  clock.pass(100);
  expect(sent).toEqual([
    ['The', 1],
    [' end.', 2],
  ]);
});
