import { describe, expect, test } from 'vitest';
import { createScripted, type Scripted } from '../../test/support/inference/scripted.ts';
import { NogginError } from '../errors.ts';
import type { LoadPlan } from '../inference/port.ts';
import type { FirstWordsRow } from '../ledger/first-words.ts';
import { openLedger } from '../ledger/ledger.ts';
import { type Askable, createFirstWords } from './service.ts';

const sha = (digit: string): string => digit.repeat(64);
const tiny: Askable = { modelId: 'tiny', sha256: sha('a'), bytes: 1_200_000 };
const other: Askable = { modelId: 'other', sha256: sha('b'), bytes: 5_000_000 };
const words = 'Hello! I can help you with letters, recipes and questions of every kind.';

function scene(installed: readonly Askable[] = []) {
  const inference: Scripted = createScripted();
  const ledger = openLedger(':memory:');
  let present = installed;
  let isTaken = false;
  let refuse: NogginError | null = null;
  const timers: { ms: number; run: () => void }[] = [];
  const plan = (modelId: string): LoadPlan => ({
    ...{ model: { modelId, name: modelId, path: `/m/${modelId}` }, contextTokens: 512 },
    ...{ threads: 1, gpuLayers: 0 },
  });
  const service = createFirstWords({
    inference,
    plan: async (modelId) => {
      if (refuse !== null) throw refuse;
      return plan(modelId);
    },
    placeOf: () => 'processor',
    installed: () => present,
    isTaken: () => isTaken,
    recorded: ledger.firstWords.all,
    record: (row) => ledger.transaction(() => ledger.firstWords.put(row)),
    later: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    now: () => 7,
    log: { warn: () => {} },
  });
  /** The next change for which `is` holds. */
  const until = (is: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (is()) return resolve();
      const stop = service.onChange(() => {
        if (!is()) return;
        stop();
        resolve();
      });
    });
  return {
    ...{ service, inference, ledger, timers, until },
    rest: () => until(() => !service.isAsking()),
    have: (models: readonly Askable[]) => {
      present = models;
      service.look();
    },
    take: (taken: boolean) => {
      isTaken = taken;
    },
    refuse: (error: NogginError | null) => {
      refuse = error;
    },
    /** Runs the pending timer. */
    pass: () => timers.shift()?.run(),
    answer: async (text: string) => {
      const asked = await inference.asked();
      asked.events.text(text);
      asked.end({ tokens: 20, tokensPerSecond: 10, firstTokenMs: 300 });
    },
  };
}

describe('a model that arrives', () => {
  test('is asked once Noggin is idle, and its verdict survives a restart', async () => {
    const { service, have, pass, answer, rest, inference, ledger } = scene();
    have([tiny]);
    expect(service.view()).toEqual([]);
    pass();
    expect(service.view()).toEqual([{ modelId: 'tiny', kind: 'asking' }]);
    await answer(words);
    await rest();
    expect(service.view()).toEqual([
      { modelId: 'tiny', kind: 'answers', wordsPerSecond: 6.5, firstWordMs: 300, askedAtMs: 7 },
    ]);
    expect(ledger.firstWords.all()).toMatchObject([
      { modelId: 'tiny', place: 'processor', bytes: 1_200_000 },
    ]);
    expect(inference.state().kind).toBe('empty');
  });

  test('is asked with the smallest context, at the lowest priority', async () => {
    const { have, pass, inference } = scene();
    const loads: LoadPlan[] = [];
    const { load } = inference;
    inference.load = (plan) => {
      loads.push(plan);
      return load(plan);
    };
    have([tiny]);
    pass();
    await inference.asked();
    expect(loads).toMatchObject([{ contextTokens: 512, isQuiet: true }]);
  });

  test('waits while a person uses a model', async () => {
    const { have, pass, take, inference, timers } = scene();
    take(true);
    have([tiny]);
    pass();
    expect([inference.count(), timers.length]).toEqual([0, 1]);
    take(false);
    pass();
    await inference.asked();
  });

  test('keeps its verdict when it leaves and comes back', async () => {
    const { have, pass, answer, rest, timers } = scene();
    have([tiny]);
    pass();
    await answer(words);
    await rest();
    have([]);
    have([tiny]);
    expect(timers).toEqual([]);
    have([{ ...tiny, sha256: sha('c') }]);
    expect(timers).toHaveLength(1);
  });

  test('is ignored when it was there at the start, or has left meanwhile', async () => {
    const { service, have, pass, timers, inference } = scene([tiny]);
    service.look();
    expect(timers).toEqual([]);
    have([tiny, other]);
    have([tiny]);
    pass();
    pass();
    expect([inference.count(), timers.length]).toEqual([0, 0]);
  });

  test('is asked in turn with the others', async () => {
    const { have, pass, answer, rest, service } = scene();
    have([tiny, other]);
    pass();
    await answer(words);
    await rest();
    pass();
    await answer(words);
    await rest();
    expect(service.view().map(({ modelId, kind }) => [modelId, kind])).toEqual([
      ['tiny', 'answers'],
      ['other', 'answers'],
    ]);
  });
});

describe('a person who needs a model', () => {
  test('interrupts the test, which is repeated later', async () => {
    const { service, have, pass, inference, timers, answer, rest } = scene();
    have([tiny]);
    pass();
    await inference.asked();
    await service.makeWay();
    expect(inference.state().kind).toBe('empty');
    expect([service.view(), timers.length]).toEqual([[], 1]);
    pass();
    await answer(words);
    await rest();
    expect(service.view()).toMatchObject([{ kind: 'answers' }]);
  });

  test('waits for nothing when no test runs', async () => {
    await scene([tiny]).service.makeWay();
  });
});

describe('a negative verdict', () => {
  test('of nonsense is distinguished from words', async () => {
    const { service, answer, rest } = scene([tiny]);
    service.ask('tiny');
    await answer('the '.repeat(60));
    await rest();
    expect(service.view()).toEqual([{ modelId: 'tiny', kind: 'nonsense', askedAtMs: 7 }]);
    expect(service.measured()).toEqual([]);
  });

  test('about the file is stored, and replaced by a later answer', async () => {
    const { service, inference, rest, answer, ledger } = scene([tiny]);
    service.ask('tiny');
    (await inference.asked()).fail(new NogginError('model-too-new', 'unknown architecture'));
    await rest();
    const failed = { kind: 'failed', code: 'model-too-new', message: 'unknown architecture' };
    expect(ledger.firstWords.all()).toMatchObject([failed]);
    expect(service.view()).toMatchObject([{ kind: 'failed', error: { code: 'model-too-new' } }]);
    service.ask('tiny');
    await answer(words);
    await rest();
    expect(service.view()).toMatchObject([{ kind: 'answers' }]);
  });

  test('about the moment is shown but not stored', async () => {
    const { service, refuse, rest, ledger, timers } = scene([tiny]);
    refuse(new NogginError('memory-short', 'too little'));
    service.ask('tiny');
    await rest();
    expect(service.view()).toMatchObject([{ kind: 'failed', error: { code: 'memory-short' } }]);
    expect([ledger.firstWords.all(), timers]).toEqual([[], []]);
  });

  test('for lack of memory is followed by another try', async () => {
    const { have, refuse, pass, rest, timers, answer, service } = scene();
    refuse(new NogginError('memory-short', 'too little'));
    have([tiny]);
    pass();
    await rest();
    expect(timers).toHaveLength(1);
    refuse(null);
    pass();
    await answer(words);
    await rest();
    expect(service.view()).toMatchObject([{ kind: 'answers' }]);
  });

  test('is bound to the file’s hash', async () => {
    const { service, have, answer, rest } = scene([tiny]);
    service.ask('tiny');
    await answer(words);
    await rest();
    have([{ ...tiny, sha256: sha('d') }]);
    expect(service.view()).toEqual([]);
  });
});

describe('a request by the person', () => {
  test.each(['loading', 'answering'] as const)('is refused while a model is %s', (kind) => {
    const { service, inference } = scene([tiny]);
    const model = { modelId: 'other', name: 'Other', path: '/m/other' };
    inference.become(
      kind === 'loading'
        ? { kind, model, progress: 0.5 }
        : {
            kind,
            model,
            loaded: { modelId: 'other', contextTokens: 4096, canThink: false, canUseTools: false },
          },
    );
    expect(() => service.ask('tiny')).toThrow(expect.objectContaining({ code: 'not-now' }));
  });

  test('is refused for a model that is not installed, and while another is tested', async () => {
    const { service } = scene([tiny, other]);
    expect(() => service.ask('ghost')).toThrow(expect.objectContaining({ code: 'unknown-id' }));
    service.ask('tiny');
    expect(() => service.ask('other')).toThrow(expect.objectContaining({ code: 'not-now' }));
    await service.stop();
    expect(() => service.ask('other')).toThrow(expect.objectContaining({ code: 'not-now' }));
  });
});

test('an unwritable ledger loses the verdict and nothing else', async () => {
  const { service, ledger, answer, rest } = scene([tiny]);
  service.ask('tiny');
  ledger.firstWords.put = (_row: FirstWordsRow) => {
    throw new NogginError('ledger-unavailable', 'full');
  };
  await answer(words);
  await rest();
  expect(service.view()).toEqual([]);
});
