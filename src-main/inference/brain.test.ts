import { describe, expect, test } from 'vitest';
import { NogginError } from '../errors.ts';
import { type Brain, createBrain } from './brain.ts';
import type { Inference, InferenceState, LoadPlan, ModelFile } from './port.ts';

const minute = 60_000;
const modelOf = (modelId: string): ModelFile => ({
  modelId,
  name: modelId.toUpperCase(),
  path: `/m/${modelId}`,
});

function scene(
  options: { readonly plan?: (anyway: boolean) => void; readonly idleMinutes?: number | null } = {},
) {
  let state: InferenceState = { kind: 'empty' };
  let inUse: string | null = 'a';
  let isInBackground = false;
  const makeWay = async (): Promise<void> => {
    if (!isInBackground) return;
    isInBackground = false;
    set({ kind: 'empty' });
  };
  let look = async (): Promise<boolean> => false;
  const loads: string[] = [];
  const listeners = new Set<(state: InferenceState) => void>();
  const timers: { at: number; run: () => void }[] = [];
  let nowMs = 0;
  const set = (next: InferenceState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const inference: Inference = {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async ({ model }: LoadPlan) => {
      loads.push(model.modelId);
      set({ kind: 'loading', model, progress: 0.5 });
      await Promise.resolve();
      const loaded = { modelId: model.modelId, contextTokens: 4096, canThink: true, canUseTools: false };
      set({ kind: 'ready', model, loaded });
      return loaded;
    },
    answer: async () => ({ reason: 'end', tokens: 1, firstTokenMs: 1, tokensPerSecond: 1 }),
    embed: async () => ({ vectors: [], tokens: 0 }),
    unload: async () => set({ kind: 'empty' }),
    stop: async () => {},
  };
  const brain: Brain = createBrain({
    inference,
    plan: async (modelId, anyway) => {
      options.plan?.(anyway);
      return { model: modelOf(modelId), contextTokens: 4096, threads: 1, gpuLayers: 0 };
    },
    inUse: () => (inUse === null ? null : { modelId: inUse, name: inUse.toUpperCase() }),
    idleMinutes: () => (options.idleMinutes === undefined ? 10 : options.idleMinutes),
    now: () => nowMs,
    background: { isOn: () => isInBackground, makeWay },
    isMemoryShort: () => look(),
    later: (ms, run) => {
      const timer = { at: nowMs + ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  });
  const pass = async (ms: number): Promise<void> => {
    const end = nowMs + ms;
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      nowMs = next.at;
      timers.splice(timers.indexOf(next), 1);
      next.run();
      // Lets what the timer started, such as a memory check, run before the next one.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
    nowMs = end;
  };
  return {
    brain,
    loads,
    pass,
    timers,
    use: (modelId: string | null) => {
      inUse = modelId;
    },
    inferenceKind: () => state.kind,
    askInBackground: (modelId: string) => {
      isInBackground = true;
      set({
        kind: 'answering',
        model: modelOf(modelId),
        loaded: { modelId, contextTokens: 512, canThink: true, canUseTools: false },
      });
    },
    lookWith: (next: () => Promise<boolean>) => {
      look = next;
    },
  };
}

test('nothing loads before it is needed', async () => {
  const { brain, loads, timers } = scene();
  expect(brain.view()).toMatchObject({ kind: 'empty', modelId: 'a', name: 'A' });
  expect([loads, timers]).toEqual([[], []]);
  await brain.prepare();
  expect(brain.view()).toMatchObject({
    kind: 'ready',
    contextTokens: 4096,
    canThink: true,
  });
});

test('concurrent requests load a model once', async () => {
  const { brain, loads } = scene();
  await Promise.all([brain.prepare(), brain.ensureLoaded(null, false), brain.ensureLoaded('a', false)]);
  expect(loads).toEqual(['a']);
});

test('a chosen model replaces the loaded one', async () => {
  const { brain, loads, use } = scene();
  await brain.prepare();
  use('b');
  brain.refresh();
  await brain.prepare();
  expect(loads).toEqual(['a', 'b']);
  expect(brain.view()).toMatchObject({ kind: 'ready', modelId: 'b' });
});

test('without a model nothing loads', async () => {
  const { brain, use } = scene();
  use(null);
  expect(brain.view().kind).toBe('none');
  await expect(brain.ensureLoaded(null, false)).rejects.toMatchObject({ code: 'unknown-id' });
});

describe('too little memory', () => {
  const plan = (anyway: boolean): void => {
    if (!anyway)
      throw new NogginError('memory-short', 'short', { details: { neededBytes: 8, freeBytes: 4 } });
  };

  test('is an error with the numbers, and can be overruled', async () => {
    const { brain, loads } = scene({ plan });
    await brain.prepare();
    expect(brain.view()).toMatchObject({
      ...{ kind: 'failed', modelId: 'a', name: 'A' },
      error: { code: 'memory-short', details: { neededBytes: 8, freeBytes: 4 } },
    });
    expect(loads).toEqual([]);
    await brain.prepare(true);
    expect(brain.view()).toMatchObject({ kind: 'ready', error: null });
  });
});

describe('an idle model', () => {
  test('is unloaded after the set time since the last question', async () => {
    const { brain, pass, timers } = scene();
    await brain.prepare();
    await pass(9 * minute);
    brain.used();
    await pass(9 * minute);
    expect(brain.view().kind).toBe('ready');
    await pass(2 * minute);
    expect(brain.view().kind).toBe('empty');
    expect(timers).toEqual([]);
  });

  test('stays loaded when so set, unless memory runs short', async () => {
    const { brain, pass, lookWith } = scene({ idleMinutes: null });
    await brain.prepare();
    await pass(1000 * minute);
    expect(brain.view().kind).toBe('ready');
    lookWith(async () => true);
    await pass(minute);
    expect(brain.view().kind).toBe('empty');
  });

  test('stays loaded when a question comes during the memory check', async () => {
    const { brain, pass, lookWith, timers } = scene({ idleMinutes: null });
    await brain.prepare();
    const looked = Promise.withResolvers<boolean>();
    lookWith(() => looked.promise);
    await pass(minute / 2);
    brain.used();
    looked.resolve(true);
    await pass(1);
    expect(brain.view().kind).toBe('ready');
    expect(timers).toHaveLength(1);
  });

  test('is unloaded when its file is removed', async () => {
    const { brain } = scene();
    await brain.prepare();
    await brain.release('b');
    expect(brain.view().kind).toBe('ready');
    await brain.release('a');
    expect(brain.view().kind).toBe('empty');
  });
});

describe('a model tested in the background', () => {
  test('is hidden, and yields to the person', async () => {
    const { brain, loads, askInBackground } = scene();
    askInBackground('a');
    expect(brain.view()).toMatchObject({ kind: 'empty', modelId: 'a' });
    expect(brain.isTaken()).toBe(false);
    await brain.prepare();
    expect(loads).toEqual(['a']);
    expect(brain.view()).toMatchObject({ kind: 'ready', contextTokens: 4096 });
    expect(brain.isTaken()).toBe(true);
  });

  test('waits a moment after the last use', async () => {
    const { brain, pass } = scene({ idleMinutes: 1 });
    await brain.prepare();
    await pass(70_000);
    expect([brain.view().kind, brain.isTaken()]).toEqual(['empty', true]);
    await pass(70_000);
    expect(brain.isTaken()).toBe(false);
  });

  test('is unloaded when its file is removed', async () => {
    const { brain, askInBackground, inferenceKind } = scene();
    askInBackground('a');
    await brain.release('b');
    expect(inferenceKind()).toBe('answering');
    await brain.release('a');
    expect(inferenceKind()).toBe('empty');
  });
});
