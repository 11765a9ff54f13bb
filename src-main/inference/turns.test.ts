import { expect, test } from 'vitest';
import { createTurns, type Rank } from './turns.ts';

const never = new AbortController().signal;

/** Several that want a turn at once, and the order in which they got it. */
async function orderOf(ranks: readonly Rank[]): Promise<readonly string[]> {
  const turns = createTurns();
  const order: string[] = [];
  const first = await turns.take('program', never);
  const all = ranks.map(async (rank, index) => {
    const end = await turns.take(rank, never);
    order.push(`${rank} ${index}`);
    end();
    end();
  });
  first();
  await Promise.all(all);
  return order;
}

test('turns are granted in order of arrival', async () => {
  expect(await orderOf(['program', 'program', 'program'])).toEqual(['program 0', 'program 1', 'program 2']);
});

test('the person comes before every waiting program', async () => {
  const order = await orderOf(['program', 'person', 'program', 'person']);
  expect(order).toEqual(['person 1', 'person 3', 'program 0', 'program 2']);
});

test('one turn runs at a time, and ending it twice is harmless', async () => {
  const turns = createTurns();
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const end = await turns.take(index % 3 === 0 ? 'person' : 'program', never);
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      end();
      end();
    }),
  );
  expect(most).toBe(1);
});

test('leaving the queue delays nobody behind', async () => {
  const turns = createTurns();
  const end = await turns.take('program', never);
  const gone = new AbortController();
  const given = turns.take('person', gone.signal);
  const behind = turns.take('program', never);
  gone.abort();
  await expect(given).rejects.toMatchObject({ code: 'not-now' });
  end();
  (await behind)();
  await expect(turns.take('program', AbortSignal.abort())).rejects.toMatchObject({ code: 'not-now' });
  (await turns.take('program', never))();
});
