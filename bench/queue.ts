import { openLongLine } from '../test/support/line/long-line.ts';
import { median } from './lib/statistics.ts';

const lengths = [10, 1000] as const;
const stepsPerRound = 50;

/** The timed steps, with their descriptions. In milliseconds. */
const columns = {
  start: 'start: what was left is taken up, and the first state told',
  transition: 'transition: paused and back in line, told to all who listen',
  push: 'push: a new download is in line and on its way to the window',
  command: 'command: moved up in line',
} as const;
type Times = Record<keyof typeof columns, number>;

/**
 * Measures main's work for one step with few, and with many, queued downloads: the real ledger, manager, whole models,
 * and state hub, without network and window. Both have to be about the same.
 * @returns lines of Markdown: medians, and the ratio of many to few
 */
export async function measureQueue(rounds: number): Promise<readonly string[]> {
  const found = new Map<number, Times[]>(lengths.map((length) => [length, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const length of lengths) found.get(length)?.push(await roundOf(length));
  }
  const of = (length: number, name: keyof Times): number =>
    median((found.get(length) ?? []).map((times) => times[name]));
  const [few, many] = lengths;
  return [
    `| | ${few} in line, ms | ${many} in line, ms | ratio |`,
    '| --- | ---: | ---: | ---: |',
    ...(Object.keys(columns) as (keyof Times)[]).map((name) => {
      const [short, long] = [of(few, name), of(many, name)];
      return `| ${columns[name]} | ${short.toFixed(2)} | ${long.toFixed(2)} | ${(long / short).toFixed(2)} |`;
    }),
  ];
}

async function roundOf(length: number): Promise<Times> {
  const first = await openLongLine(length);
  await first.stop();
  const begunMs = performance.now();
  const line = await openLongLine(length, first.home);
  await line.snapshot();
  const start = performance.now() - begunMs;
  const waiting = line.downloads.list().filter(({ state }) => state === 'pending');
  const id = waiting[Math.floor(waiting.length / 2)]?.id ?? '';
  const times: Times = {
    start,
    transition: perStep(() => {
      line.downloads.pause(id);
      line.downloads.resume(id);
    }),
    push: perStep((step) => {
      line.downloads.start(`another-${step}`);
    }),
    command: perStep((step) => line.downloads.reorder(id, step % 2 === 0 ? 'up' : 'down')),
  };
  await line.stop();
  line.remove();
  return times;
}

/** Mean milliseconds of one step; many in a row, as one alone is too short for the clock. */
function perStep(step: (count: number) => void): number {
  const begunMs = performance.now();
  for (let count = 0; count < stepsPerRound; count += 1) step(count);
  return (performance.now() - begunMs) / stepsPerRound;
}
