import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LongLine, openLongLine, type Work } from '../support/line/long-line.ts';

/** Counts are independent of the machine's speed: with a thousand in the queue they are the same as with ten. */
const lengths = [10, 1000] as const;
const lines = new Map<number, LongLine & { readonly home: string }>();
const line = (length: number) => lines.get(length) as LongLine & { readonly home: string };

beforeAll(async () => {
  for (const length of lengths) {
    const one: LongLine & { readonly home: string } = await openLongLine(length);
    lines.set(length, one);
    await one.snapshot();
    await until(() => one.downloads.list().filter(({ state }) => state === 'downloading').length === 2);
    await settled(one);
  }
});

afterAll(async () => {
  for (const one of lines.values()) {
    await one.stop();
    one.remove();
  }
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

/** Nothing is read any more: all running work has ended. */
async function settled(one: LongLine): Promise<void> {
  for (let quiet = 0; quiet < 200; ) {
    await turn();
    const { rowsRead, told } = one.work();
    quiet = rowsRead + told > 0 ? 0 : quiet + 1;
  }
}

/** The cost of one step in each queue. */
async function costs(step: (one: LongLine) => void | Promise<void>): Promise<readonly Work[]> {
  const all: Work[] = [];
  for (const length of lengths) {
    const one = line(length);
    await settled(one);
    await step(one);
    all.push(one.work());
    await settled(one);
  }
  return all;
}

/** Pushes are batched for a moment: how many belong to one step depends on the clock. */
const costOf = (work: Work | undefined) => ({ rowsRead: work?.rowsRead, told: work?.told });

const at = (one: LongLine, place: number): string =>
  one.downloads.list().filter(({ state }) => state === 'pending')[place]?.id ?? '';

describe('C16: with 1,000 downloads in the queue no step costs more than with 10:', () => {
  test.each([
    [
      'pause and resume in the middle',
      (one: LongLine, id: string): void => {
        one.downloads.pause(id);
        one.downloads.resume(id);
      },
    ],
    ['move up', (one: LongLine, id: string): void => one.downloads.reorder(id, 'up')],
    ['move down', (one: LongLine, id: string): void => one.downloads.reorder(id, 'down')],
    ['details', (one: LongLine, id: string): void => void one.downloads.pieces(id)],
    ['cancel', (one: LongLine, id: string): void => one.downloads.cancel(id)],
  ] as const)('%s', async (_name, step) => {
    const places = new Map<LongLine, string>(lengths.map((length) => [line(length), at(line(length), 3)]));
    const [few, many] = await costs((one) => step(one, places.get(one) ?? ''));
    expect(costOf(many)).toEqual(costOf(few));
    expect(many?.rowsPushed).toBeLessThanOrEqual(20);
    expect(many?.rowsRead).toBeLessThan(60);
  });

  test('a start', async () => {
    let count = 0;
    const [few, many] = await costs((one): void => {
      count += 1;
      one.downloads.start(`another-${count}`);
    });
    expect(costOf(many)).toEqual(costOf(few));
    expect(many?.rowsPushed).toBeLessThanOrEqual(20);
  });

  test('an end, with the start of the next', async () => {
    const [few, many] = await costs(async (one) => {
      const [running] = one.downloads.list().filter(({ state }) => state === 'downloading');
      one.work();
      one.fail(running?.id ?? '');
      await until(() => one.downloads.find(running?.id ?? '')?.state === 'failed');
      // `find` above runs as often as it takes.
      one.work();
    });
    expect(many?.rowsPushed).toBeLessThanOrEqual(20);
    expect(few?.told).toBe(many?.told);
  });
});

describe('C16: the views of a long queue', () => {
  test('are pushed for downloads that reach or leave an end of the queue', async () => {
    const { downloads } = line(1000);
    const waiting = downloads.list().filter(({ state }) => state === 'pending');
    const [first, second] = [waiting[0]?.id ?? '', waiting[1]?.id ?? ''];
    const heard = new Map<string, readonly string[]>();
    const stop = downloads.onChange((change) => {
      if ('download' in change) heard.set(change.download.id, change.download.actions);
    });
    downloads.reorder(second, 'up');
    stop();
    expect([...heard.keys()].toSorted()).toEqual([first, second].toSorted());
    expect([heard.get(first), heard.get(second)]).toEqual([
      ['pause', 'cancel', 'move-up', 'move-down'],
      ['pause', 'cancel', 'move-down'],
    ]);
  });

  test('say in the snapshot how each download can be moved', async () => {
    const { downloads } = await line(1000).snapshot();
    const waiting = downloads.filter(({ state }) => state === 'pending');
    expect(waiting.length).toBeGreaterThan(900);
    const moves = waiting.map(({ actions }) => actions.filter((action) => action.startsWith('move-')).length);
    expect([moves[0], moves.at(-1)]).toEqual([1, 1]);
    expect(moves.slice(1, -1).every((count) => count === 2)).toBe(true);
  });

  test('quitting and starting read each row a few times, with linear cost', async () => {
    const one = await openLongLine(1000);
    await settled(one);
    await one.stop();
    const stopped = one.work();
    expect(stopped.rowsRead).toBeLessThan(20_000);
    const next = await openLongLine(1000, one.home);
    const started = next.work();
    expect(started.rowsRead).toBeLessThan(20_000);
    expect(next.downloads.list().filter(({ state }) => state === 'downloading')).toHaveLength(2);
    expect(next.downloads.list()).toHaveLength(1000);
    await next.stop();
    next.remove();
  });
});
