import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tasks, tasksOf } from '../../src-renderer/features/models/tasks.ts';
import { aFit } from '../../src-renderer/state/fixtures/snapshots.ts';

const file = new URL('../../src-main/catalogue/built-in.json', import.meta.url);
const { models } = JSON.parse(readFileSync(file, 'utf8')) as {
  models: readonly { id: string; name: string; about: string; bytes: number | null }[];
};
const known = models.map((model) => ({
  id: model.id,
  tasks: tasksOf({ ...model, fit: aFit({ speed: 'usable' }) }),
}));

it.each(tasks.filter((task) => task !== 'fast'))('the built-in catalogue has models for %s', (task) => {
  expect(known.filter((model) => model.tasks.has(task)).length).toBeGreaterThan(1);
});

it('specialists are recognized', () => {
  const those = (id: string) => [...(known.find((model) => model.id.startsWith(id))?.tasks ?? [])];
  expect(those('qwen3-coder-30b')).toEqual(['coding']);
  expect(those('phi-4-q4')).toEqual(['math', 'reasoning']);
  expect(those('qwen3.5-9b-q4')).toEqual(['writing', 'reasoning', 'languages', 'german']);
});

it('"fast" depends on this computer', () => {
  const model = { name: 'Any', about: 'Any.', bytes: 9e9 };
  expect([...tasksOf({ ...model, fit: aFit({ speed: 'fast' }) })]).toEqual(['fast']);
  expect([...tasksOf({ ...model, fit: aFit({ speed: null }) })]).toEqual([]);
});
