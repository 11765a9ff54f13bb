import { heldLines, mebibytes, range, table } from '../report.ts';
import type { WordsSummary } from './run.ts';

/** A measured number, with its name and unit. */
const columns = {
  msPerToken: ['ms a token', (ms: number) => ms.toFixed(2)],
  firstTokenMs: ['first token ms', (ms: number) => ms.toFixed(1)],
  paintMs: ['Enter to paint ms', (ms: number) => ms.toFixed(1)],
  idleFrameMs: ['frames idle ms (p95)', (ms: number) => ms.toFixed(1)],
  frameMs: ['answering ms (p95)', (ms: number) => ms.toFixed(1)],
  downloadS: ['download s', (s: number) => s.toFixed(2)],
} as const satisfies Readonly<Record<string, readonly [string, (value: number) => string]>>;

const growths = {
  mainBytes: 'main, in use',
  windowBytes: 'window, in use',
  mainResidentBytes: 'main, resident',
  windowResidentBytes: 'window, resident',
} as const;

/** The figures of answers as Markdown. */
export function wordsLines(words: WordsSummary): string[] {
  const { cores, rounds, answers, contenders, ratios } = words;
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const rows = Object.entries(contenders)
    .filter(([, { numbers }]) => names.some((name) => numbers[name] !== undefined))
    .map(([contender, { numbers }]) => [
      contender,
      ...names.map((name) => range(numbers[name] ?? null, columns[name][1])),
    ]);
  const problems = Object.entries(contenders).flatMap(([contender, { skipped, failures }]) => [
    ...(skipped === null ? [] : [`- SKIPPED ${contender}: ${skipped}`]),
    ...failures.map((failure) => `- FAILED ${contender}: ${failure.split('\n')[0]}`),
  ]);
  const memory = contenders['window-memory']?.numbers ?? {};
  const grown = Object.entries(growths).flatMap(([name, where]) => {
    const value = memory[name];
    return value === undefined ? [] : [[where, `${mebibytes(value.median, 2)} MiB`]];
  });
  return [
    `${cores} cores, ${rounds} rounds; medians, with the smallest and largest.`,
    '',
    ...table(['contender', ...names.map((name) => columns[name][0])], rows),
    '',
    ...(grown.length === 0
      ? []
      : [
          ...table([`memory over ${answers} answers`, 'growth from the first to the last quarter'], grown),
          '',
        ]),
    ...(problems.length === 0 ? [] : [...problems, '']),
    '### Held of answers',
    '',
    ...heldLines(ratios),
  ];
}
