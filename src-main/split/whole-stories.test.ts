import { expect, test } from 'vitest';
import type { StoryLineView } from '../../src-preload/contract/library.ts';
import { askedTogether, wholeLine } from './whole-stories.ts';

const line = (modelId: string, startedAtMs: number, more: Partial<StoryLineView> = {}): StoryLineView => ({
  id: `${modelId} at ${startedAtMs}`,
  modelId,
  name: modelId,
  state: 'complete',
  startedAtMs,
  bytes: 10,
  source: 'https://models.example/',
  ...more,
});
const part = (index: number, startedAtMs: number, more: Partial<StoryLineView> = {}): StoryLineView =>
  line(`big-0000${index}-of-00003`, startedAtMs, { name: `Big, part ${index} of 3`, ...more });

test('parts that were asked for together are one; a repair, and the same model asked for again, are others', () => {
  const again = [part(3, 900_002), part(2, 900_001), part(1, 900_000)];
  const repair = part(2, 500_000);
  const other = line('other', 1002);
  const first = [part(3, 1003), part(2, 1001), part(1, 1000)];
  const groups = askedTogether([...again, repair, first[0] ?? other, other, ...first.slice(1)]);
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([
    again.toReversed().map(({ id }) => id),
    [repair.id],
    first.toReversed().map(({ id }) => id),
    [other.id],
  ]);
});

test('one line tells of all of it: what is at work, or needs the person, says most', () => {
  const parts = [part(1, 5), part(2, 4, { state: 'failed' }), part(3, 6)] as const;
  expect(wholeLine([...parts])).toMatchObject({ name: 'Big', state: 'failed', bytes: 30, startedAtMs: 4 });
  expect(wholeLine([part(1, 5), part(2, 5, { bytes: null })]).bytes).toBeNull();
  expect(wholeLine([part(2, 5)])).toEqual(part(2, 5));
});
