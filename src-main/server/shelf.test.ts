import { expect, test } from 'vitest';
import { pipFile, pipSha256 } from '../../test/support/pip/pip.ts';
import { readModelFacts } from '../inference/model-facts.ts';
import type { InferenceState } from '../inference/port.ts';
import { createShelf } from './shelf.ts';

const pip = { modelId: 'pip', name: 'Pip', sha256: pipSha256, bytes: 5, provenAtMs: 7 };
const broken = { ...pip, modelId: 'broken', sha256: 'b'.repeat(64) };
const model = { modelId: 'pip', name: 'Pip', path: pipFile };

function scene(minutes: number | null = 10) {
  let state: InferenceState = { kind: 'empty' };
  const read: string[] = [];
  const shelf = createShelf({
    installed: () => [pip, broken],
    inUse: () => 'pip',
    state: () => state,
    idleMinutes: () => minutes,
    readFacts: async (modelId) => {
      read.push(modelId);
      return readModelFacts(modelId === 'pip' ? pipFile : import.meta.filename);
    },
    now: () => 1000,
  });
  const become = (next: InferenceState): void => {
    state = next;
  };
  return { shelf, read, become };
}

test('models are served with their verified hash, and with their header’s facts once read', async () => {
  const { shelf } = scene();
  expect(shelf.served().models[0]).toMatchObject({ id: 'pip', sha256: pipSha256, architecture: null });
  await shelf.look();
  expect(shelf.served().models[0]).toMatchObject({
    architecture: 'llama',
    quantization: 'F16',
    contextTokens: 512,
  });
  expect(shelf.served().inUse).toBe('pip');
});

test('a file is read once, and served without facts if unreadable', async () => {
  const { shelf, read } = scene();
  await shelf.look();
  await shelf.look();
  expect(read).toEqual(['pip', 'broken']);
  expect(shelf.served().models[1]).toMatchObject({ id: 'broken', architecture: null, canUseTools: false });
});

test('the loaded model is listed with the earliest time of its unloading', () => {
  const loaded = { modelId: 'pip', contextTokens: 512, canThink: false, canUseTools: true };
  const { shelf, become } = scene();
  expect(shelf.served().loaded).toBeNull();
  become({ kind: 'ready', model, loaded });
  expect(shelf.served().loaded).toEqual({ id: 'pip', contextTokens: 512, untilMs: 601_000 });
  // The capabilities of a loaded model stay known.
  become({ kind: 'empty' });
  expect(shelf.served().models[0]?.canUseTools).toBe(true);
  const kept = scene(null);
  kept.become({ kind: 'answering', model, loaded });
  expect(kept.shelf.served().loaded?.untilMs).toBeNull();
});
