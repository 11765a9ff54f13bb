import { describe, expect, test } from 'vitest';
import { NogginError } from '../errors.ts';
import type { InferenceState, LoadPlan } from './port.ts';
import { createResidency, type ResidencyPorts } from './residency.ts';

const minute = 60_000;

function scene(options: Partial<Pick<ResidencyPorts, 'idleMinutes' | 'plan'>> = {}) {
  let state: InferenceState = { kind: 'empty' };
  let inUse: string | null = 'a';
  let isMemoryShort = false;
  let nowMs = 0;
  const loads: string[] = [];
  const listeners = new Set<(state: InferenceState) => void>();
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>();
  const set = (next: InferenceState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const ready = (modelId: string): void => {
    const model = { modelId, name: modelId, path: `/m/${modelId}` };
    set({ kind: 'ready', model, loaded: { modelId, contextTokens: 4096, canThink: false } });
  };
  const residency = createResidency({
    inference: {
      state: () => state,
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      load: async ({ model }: LoadPlan) => {
        loads.push(model.modelId);
        ready(model.modelId);
        return { modelId: model.modelId, contextTokens: 4096, canThink: false };
      },
      unload: async () => set({ kind: 'empty' }),
    },
    plan: async (modelId) => ({
      model: { modelId, name: modelId, path: `/m/${modelId}` },
      ...{ contextTokens: 4096, threads: 1, gpuLayers: 0 },
    }),
    inUse: () => inUse,
    idleMinutes: () => 10,
    isMemoryShort: () => isMemoryShort,
    later: (ms, run) => {
      const timer = { atMs: nowMs + ms, run };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    ...options,
  });
  const pass = (ms: number): void => {
    const endMs = nowMs + ms;
    for (;;) {
      const [next] = [...timers].filter(({ atMs }) => atMs <= endMs).toSorted((a, b) => a.atMs - b.atMs);
      if (next === undefined) break;
      nowMs = next.atMs;
      timers.delete(next);
      next.run();
    }
    nowMs = endMs;
  };
  return {
    ...{ residency, loads, pass, timers, ready },
    kind: () => state.kind,
    use: (modelId: string | null) => {
      inUse = modelId;
    },
    shorten: () => {
      isMemoryShort = true;
    },
  };
}

test('the model in use is loaded when it is wanted, and once', async () => {
  const { residency, loads, timers } = scene();
  expect([loads, timers.size]).toEqual([[], 0]);
  await residency.ensureLoaded(null, false);
  await residency.ensureLoaded('a', false);
  expect(loads).toEqual(['a']);
});

test('another one is loaded in its place', async () => {
  const { residency, loads, use } = scene();
  await residency.ensureLoaded(null, false);
  use('b');
  await residency.ensureLoaded(null, false);
  expect(loads).toEqual(['a', 'b']);
});

test('without a model there is none to load', async () => {
  const { residency, use } = scene();
  use(null);
  await expect(residency.ensureLoaded(null, false)).rejects.toMatchObject({ code: 'unknown-id' });
});

test('what the plan refuses is not loaded', async () => {
  const { residency, loads } = scene({
    plan: async () => {
      throw new NogginError('memory-short', 'short');
    },
  });
  await expect(residency.ensureLoaded(null, false)).rejects.toMatchObject({ code: 'memory-short' });
  expect(loads).toEqual([]);
});

describe('an idle model', () => {
  test('is given up after the time that was set, counted from the last question', async () => {
    const { residency, pass, kind, ready, timers } = scene();
    await residency.ensureLoaded(null, false);
    pass(9 * minute);
    // It has answered.
    ready('a');
    pass(9 * minute);
    expect(kind()).toBe('ready');
    pass(2 * minute);
    expect(kind()).toBe('empty');
    expect(timers.size).toBe(0);
  });

  test('stays for ever when that is wanted, but not when memory gets short', async () => {
    const { residency, pass, kind, shorten } = scene({ idleMinutes: () => null });
    await residency.ensureLoaded(null, false);
    pass(1000 * minute);
    expect(kind()).toBe('ready');
    shorten();
    pass(minute);
    expect(kind()).toBe('empty');
  });

  test('is given up when its file goes away', async () => {
    const { residency, kind } = scene();
    await residency.ensureLoaded(null, false);
    await residency.release('b');
    expect(kind()).toBe('ready');
    await residency.release('a');
    expect(kind()).toBe('empty');
  });
});
