import { describe, expect, it } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { SettingsView, StatePatch } from '../../src-preload/contract/snapshot.ts';
import { createPushPump, type PumpClock } from './push-pump.ts';

function settings(resumeAutomatically: boolean): SettingsView {
  const others = {
    keepAwake: true,
    bytesPerSecondLimit: null,
    connectionsPerHost: 8,
    parallelDownloads: 2,
    downloadHoursOn: false,
    downloadHoursFrom: 1380,
    downloadHoursTo: 420,
    notifications: true,
    openAtLogin: false,
    trayIcon: true,
    appearance: 'system' as const,
    language: 'system' as const,
    updateAutomatically: true,
    watchModels: false,
    keepConversations: true,
    idleUnloadMinutes: 10,
    serverOn: false,
    serverPort: 6644,
    serverOllama: false,
    unwantedModels: [],
  };
  return { resumeAutomatically, ...others };
}

function row(id: string, receivedBytes: number, state: DownloadView['state'] = 'downloading'): DownloadView {
  return {
    id,
    modelId: 'model',
    name: 'Model',
    position: 1,
    state,
    reason: null,
    actions: ['pause', 'cancel'],
    receivedBytes,
    totalBytes: 1000,
    hashedBytes: 0,
    bytesPerSecond: 0,
    bytesPerSecondLimit: null,
    secondsLeft: null,
    connections: 1,
    way: null,
    bottleneck: null,
    nextLookAtMs: null,
    heldUntilMs: null,
    waiting: null,
    error: null,
    sourceHost: 'models.example',
    targetPath: '/models/model.gguf',
    startedAtMs: 0,
    updatedAtMs: 0,
  };
}

/** A fake clock that runs everything due when it is advanced. */
function fakeClock() {
  let nowMs = 0;
  const due = new Set<{ readonly atMs: number; readonly run: () => void }>();
  const next = (untilMs: number) =>
    [...due].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  const clock: PumpClock = {
    monotonic: () => nowMs,
    later: (ms, run) => {
      const timer = { atMs: nowMs + ms, run };
      due.add(timer);
      return { cancel: () => void due.delete(timer) };
    },
  };
  const pass = (ms: number): void => {
    const untilMs = nowMs + ms;
    for (let timer = next(untilMs); timer !== undefined; timer = next(untilMs)) {
      due.delete(timer);
      nowMs = timer.atMs;
      timer.run();
    }
    nowMs = untilMs;
  };
  return { clock, pass, waiting: () => due.size, now: () => nowMs };
}

function scene() {
  const time = fakeClock();
  const sent: { readonly atMs: number; readonly patch: StatePatch }[] = [];
  const target = {
    alive: true,
    isAlive: () => target.alive,
    send: (patch: StatePatch) => void sent.push({ atMs: time.now(), patch }),
  };
  const pump = createPushPump(target, time.clock);
  return { ...time, sent, target, pump, patches: () => sent.map(({ patch }) => patch) };
}

/** The bytes of the rows of a patch, by id. */
function bytes(patch: StatePatch | undefined): Record<string, number> {
  return Object.fromEntries((patch?.downloads ?? []).map(({ id, receivedBytes }) => [id, receivedBytes]));
}

describe('the push pump', () => {
  it('sends nothing before a subscription, and no earlier change afterwards', () => {
    const { pump, sent, pass, waiting } = scene();
    pump.progress(row('a', 1));
    pump.transition(row('a', 2));
    pump.gone('b');
    pump.changed({ settings: settings(true) });
    pass(1000);
    expect(pump.subscribe()).toBe(0);
    pass(1000);
    expect(sent).toEqual([]);
    expect(waiting()).toBe(0);
  });

  it('sends the first progress at once, and the latest of the rest after 200 ms', () => {
    const { pump, sent, pass } = scene();
    pump.subscribe();
    for (let count = 1; count <= 10; count += 1) pump.progress(row('a', count));
    pump.progress(row('b', 7));
    expect(sent).toHaveLength(1);
    pass(199);
    expect(sent).toHaveLength(1);
    pass(1);
    expect(sent).toHaveLength(2);
    expect(bytes(sent[0]?.patch)).toEqual({ a: 1 });
    expect(bytes(sent[1]?.patch)).toEqual({ a: 10, b: 7 });
  });

  it('sends at most five times a second, under sixty changes a second', () => {
    const { pump, sent, pass } = scene();
    pump.subscribe();
    for (let count = 1; count <= 600; count += 1) {
      pump.progress(row('a', count));
      pass(1000 / 60);
    }
    pass(1000);
    expect(sent.length).toBeLessThanOrEqual(51);
    expect(sent.length).toBeGreaterThanOrEqual(49);
    expect(bytes(sent.at(-1)?.patch)).toEqual({ a: 600 });
    const gaps = sent.slice(1).map(({ atMs }, index) => atMs - (sent[index]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(199.9);
  });

  it('sends a transition at once, with the pending progress', () => {
    const { pump, sent, pass, waiting } = scene();
    pump.subscribe();
    pump.progress(row('a', 1));
    pass(10);
    pump.progress(row('a', 2));
    pump.progress(row('b', 3));
    pump.changed({ settings: settings(false) });
    pump.transition(row('a', 2, 'paused'));
    expect(sent).toHaveLength(2);
    expect(sent[1]?.atMs).toBe(10);
    expect(sent[1]?.patch).toMatchObject({ settings: settings(false) });
    expect(sent[1]?.patch.downloads?.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'paused'],
      ['b', 'downloading'],
    ]);
    expect(waiting()).toBe(0);
    pass(1000);
    expect(sent).toHaveLength(2);
  });

  it('keeps the interval after a transition', () => {
    const { pump, sent, pass } = scene();
    pump.subscribe();
    pump.transition(row('a', 1));
    pass(50);
    pump.progress(row('a', 2));
    pass(149);
    expect(sent).toHaveLength(1);
    pass(1);
    expect(sent).toHaveLength(2);
  });

  it('numbers patches without a gap, and continues for another subscription', () => {
    const { pump, patches, pass } = scene();
    pump.subscribe();
    for (let count = 0; count < 20; count += 1) {
      pump.progress(row('a', count));
      if (count % 3 === 0) pump.transition(row('a', count));
      if (count % 5 === 0) pump.gone('b');
      pass(70);
    }
    expect(patches().map(({ seq }) => seq)).toEqual(patches().map((_patch, index) => index + 1));
    const before = patches().length;
    expect(pump.subscribe()).toBe(before);
    pump.transition(row('a', 99));
    expect(patches().slice(before)).toMatchObject([{ seq: before + 1 }]);
  });

  it('drops pending changes at a subscription, as the snapshot holds them', () => {
    const { pump, sent, pass } = scene();
    pump.subscribe();
    pump.progress(row('a', 1));
    pump.progress(row('a', 2));
    pump.changed({ notices: [] });
    pump.subscribe();
    pass(1000);
    expect(sent).toHaveLength(1);
  });

  it('sends a removal at once, without the row in the same patch', () => {
    const { pump, sent, pass } = scene();
    pump.subscribe();
    pump.progress(row('a', 1));
    pump.progress(row('a', 2));
    pump.progress(row('b', 3));
    pump.gone('a');
    expect(sent).toHaveLength(2);
    expect(sent[1]?.patch.removedDownloads).toEqual(['a']);
    expect(bytes(sent[1]?.patch)).toEqual({ b: 3 });
    pump.transition(row('a', 0, 'pending'));
    expect(sent[2]?.patch.removedDownloads).toBeUndefined();
    pass(1000);
    expect(sent).toHaveLength(3);
  });

  it('sends the changed parts only, the latest of each', () => {
    const { pump, patches, pass } = scene();
    pump.subscribe();
    pump.changed({ settings: settings(true) });
    pump.changed({ settings: settings(false) });
    pump.changed({ notices: [] });
    pump.changed({ settings: settings(true) });
    pass(200);
    expect(patches()).toEqual([
      { seq: 1, settings: settings(true) },
      { seq: 2, notices: [], settings: settings(true) },
    ]);
  });

  it('sends and keeps nothing for a dead page', () => {
    const { pump, sent, target, pass } = scene();
    pump.subscribe();
    target.alive = false;
    pump.progress(row('a', 1));
    pump.transition(row('a', 2));
    pump.gone('a');
    pass(1000);
    expect(sent).toEqual([]);
    target.alive = true;
    pump.transition(row('b', 3));
    expect(sent.map(({ patch }) => bytes(patch))).toEqual([{ b: 3 }]);
    expect(sent[0]?.patch).toMatchObject({ seq: 1 });
  });

  it('is silent once stopped, leaves no timer, and continues its numbers when subscribed again', () => {
    const { pump, sent, pass, waiting } = scene();
    pump.subscribe();
    pump.progress(row('a', 1));
    pump.progress(row('a', 2));
    pump.stop();
    expect(waiting()).toBe(0);
    pump.progress(row('a', 3));
    pump.transition(row('a', 4));
    pass(1000);
    expect(sent).toHaveLength(1);
    expect(pump.subscribe()).toBe(1);
    pump.transition(row('a', 5));
    expect(sent[1]?.patch.seq).toBe(2);
  });
});
