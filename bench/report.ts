import type { Fit } from './held.ts';
import type { Spread } from './lib/statistics.ts';
import type { BenchResult, ContenderSummary, ProfileSummary } from './summary.ts';

/** The results of downloads as Markdown tables that are readable as text; empty where none was measured. */
export function downloadLines({ sizeBytes, profiles, ratios }: BenchResult): string[] {
  if (Object.keys(profiles).length === 0) return [];
  const lines = [`${mebibytes(sizeBytes)} MiB asked for; medians, with the smallest and largest.`, ''];
  for (const [name, profile] of Object.entries(profiles)) lines.push(...profileLines(name, profile), '');
  lines.push('### Held', '', ...heldLines(ratios), '');
  const isMet = Object.values(ratios).every(({ met }) => met);
  lines.push(isMet ? 'Every held number was met.' : 'NOT every held number was met.');
  return lines;
}

function profileLines(name: string, { contenders, ratios }: ProfileSummary): string[] {
  const skipped = Object.entries(contenders).flatMap(([contender, { skipped: why, failures }]) => [
    ...(why === null ? [] : [`SKIPPED ${contender}: ${why}`]),
    ...failures.map((failure) => `FAILED ${contender}: ${failure.split('\n')[0]}`),
  ]);
  const rows = Object.entries(contenders)
    .filter(([, { wallS }]) => wallS !== null)
    .sort(([, a], [, b]) => (a.wallS?.median ?? 0) - (b.wallS?.median ?? 0))
    .map(([contender, summary]) => [contender, ...cells(summary)]);
  const head = [
    'contender',
    'wall s',
    'CPU s',
    'peak MiB',
    'above idle',
    'last byte → name s',
    'loop p99 / max ms',
  ];
  const best = Object.entries(ratios).filter(([pair]) =>
    /\/(best peer|curl|floor-\w+|electron-empty)$/.test(pair),
  );
  return [
    `### ${name}`,
    '',
    ...table(head, rows),
    '',
    ...best.map(([pair, value]) => `- ${pair}: ${value.toFixed(2)}`),
    ...skipped.map((line) => `- ${line}`),
  ];
}

function cells(summary: ContenderSummary): string[] {
  const { loopP99Ms, loopMaxMs } = summary;
  return [
    range(summary.wallS, (seconds) => seconds.toFixed(2)),
    summary.cpuS?.median.toFixed(2) ?? '',
    summary.peakBytes === null ? '' : mebibytes(summary.peakBytes.max),
    summary.aboveIdleBytes === null ? '' : mebibytes(summary.aboveIdleBytes.max),
    summary.lastByteToNameS?.median.toFixed(3) ?? '',
    loopP99Ms === null || loopMaxMs === null
      ? ''
      : `${loopP99Ms.max.toFixed(1)} / ${loopMaxMs.max.toFixed(1)}`,
  ];
}

/** The requirements, and whether each was met. */
export function heldLines(ratios: Readonly<Record<string, Fit>>): string[] {
  const rows = Object.entries(ratios).map(([id, { value, atMost, met }]) => {
    const show = (number: number): string =>
      id.includes('memory')
        ? `${mebibytes(number, Math.abs(number) < 10 * 1024 * 1024 ? 1 : 0)} MiB`
        : String(Number(number.toFixed(3)));
    return [id, value === null ? 'not measured' : show(value), show(atMost), met ? 'yes' : 'NO'];
  });
  return table(['what', 'measured', 'at most', 'met'], rows);
}

/** A Markdown table with aligned columns. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
}

/** Median, smallest and largest; empty where it is unknown. */
export function range(values: Spread | null, show: (value: number) => string): string {
  if (values === null) return '';
  const [median, min, max] = [values.median, values.min, values.max].map(show);
  return `${median} (${min}–${max})`;
}

/** Bytes in MiB. */
export function mebibytes(bytes: number, digits = 0): string {
  return (bytes / 1024 / 1024).toFixed(digits);
}
