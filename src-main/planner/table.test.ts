import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { budgetOf, comfortableBillions } from './budget.ts';
import { aMachine, firstModels, usual } from './fixtures.ts';
import type { Machine } from './machine.ts';
import { planFor } from './plan.ts';

const GiB = 1024 ** 3;
const page = readFileSync(new URL('../../docs/computer.md', import.meta.url), 'utf8');

/** The recommended model: its name, with "slow" or "usable" unless it is fast. */
function recommended(machine: Machine): string {
  const { rated, recommendation } = planFor(firstModels, machine, usual);
  const { candidate, fit } = rated.find((one) => one.candidate.id === recommendation?.modelId) ?? {};
  return `${candidate?.name}${fit?.speed === 'fast' ? '' : ` (${fit?.speed})`}`;
}

function row(memory: number): string {
  const { memoryBytes, memoryMostBytes } = budgetOf(aMachine(memory));
  const gb = (bytes: number): string => (bytes / GiB).toFixed(1);
  const cells = [
    `${memory} GB`,
    gb(memoryBytes),
    gb(memoryMostBytes),
    `${comfortableBillions(aMachine(memory))} B`,
    recommended(aMachine(memory)),
    recommended(aMachine(memory, { cardMemoryBytes: 8 * GiB })),
    recommended(aMachine(memory, { cardMemoryBytes: 24 * GiB })),
    recommended(aMachine(memory, { hasUnifiedMemory: true })),
  ];
  return `| ${cells.join(' | ')} |`;
}

test('the table in docs/computer.md matches the rules', () => {
  const rows = [4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128].map(row);
  const from = page.indexOf('| --- | --- | --- | --- | --- | --- | --- | --- |');
  const written = page.slice(from, page.indexOf('<!-- end of table -->')).trim().split('\n').slice(1);
  expect(written).toEqual(rows);
});
