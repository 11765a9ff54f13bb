import { describe, expect, it } from 'vitest';
import type { NogginApi } from '../../src-preload/contract/api.ts';
import type { Result } from '../../src-preload/contract/errors.ts';
import type { AppSnapshot, StatePatch } from '../../src-preload/contract/snapshot.ts';
import { aDownload, aSnapshot } from './fixtures/snapshots.ts';
import { createStore } from './store.ts';

type Answer = Result<AppSnapshot>;

/** The other side of the bridge: pushes and answers under the test's control. */
function startMain() {
  const listeners = new Set<(patch: StatePatch) => void>();
  const questions: { readonly answer: (answer: Answer) => void; readonly fail: (error: Error) => void }[] =
    [];
  let asked = 0;
  const request = () => {
    asked += 1;
    return new Promise<Answer>((answer, fail) => questions.push({ answer, fail }));
  };
  const api: NogginApi = {
    request: request as NogginApi['request'],
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChat: () => () => {},
  };
  /** Runs everything that the answer triggered. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    api,
    asked: () => asked,
    listeners,
    push: (patch: StatePatch) => {
      for (const listener of listeners) listener(patch);
    },
    answer: async (answer: Answer) => {
      questions.shift()?.answer(answer);
      await settled();
    },
    fail: async () => {
      questions.shift()?.fail(new Error('no handler'));
      await settled();
    },
  };
}

function connected() {
  const main = startMain();
  const store = createStore();
  const stop = store.connect(main.api);
  const snapshot = (): AppSnapshot => {
    const state = store.current();
    if (state.phase !== 'ready') throw new Error(`The store is ${state.phase}`);
    return state.snapshot;
  };
  return { main, store, stop, snapshot };
}

const received = (bytes: number) => [aDownload({ receivedBytes: bytes })];
const ok = (value: AppSnapshot): Answer => ({ ok: true, value });

describe('the store', () => {
  it('applies newer patches that came before the snapshot, in order', async () => {
    const { main, snapshot } = connected();
    main.push({ seq: 12, downloads: received(12) });
    main.push({ seq: 11, downloads: received(11) });
    main.push({ seq: 10, downloads: received(10) });
    await main.answer(ok(aSnapshot({ seq: 10, downloads: received(1) })));
    expect(snapshot().seq).toBe(12);
    expect(snapshot().downloads[0]?.receivedBytes).toBe(12);
    expect(main.asked()).toBe(1);
  });

  it('requests one snapshot after a gap, and loses nothing that came meanwhile', async () => {
    const { main, snapshot } = connected();
    await main.answer(ok(aSnapshot()));
    main.push({ seq: 13, downloads: received(13) });
    main.push({ seq: 14, downloads: received(14) });
    main.push({ seq: 15, downloads: received(15) });
    expect(main.asked()).toBe(2);
    await main.answer(ok(aSnapshot({ seq: 14, downloads: received(14) })));
    expect(snapshot()).toMatchObject({ seq: 15, downloads: [{ receivedBytes: 15 }] });
    expect(main.asked()).toBe(2);
  });

  it('requests another snapshot when the first is older than a patch', async () => {
    const { main, snapshot } = connected();
    main.push({ seq: 20, downloads: received(20) });
    await main.answer(ok(aSnapshot({ seq: 18 })));
    expect(main.asked()).toBe(2);
    await main.answer(ok(aSnapshot({ seq: 20, downloads: received(20) })));
    expect(snapshot()).toMatchObject({ seq: 20, downloads: [{ receivedBytes: 20 }] });
  });

  it('ignores duplicates and stale patches silently', async () => {
    const { main, store, snapshot } = connected();
    await main.answer(ok(aSnapshot()));
    let told = 0;
    const stopListening = store.subscribe(() => {
      told += 1;
    });
    main.push({ seq: 11, downloads: received(11) });
    main.push({ seq: 11, downloads: received(99) });
    main.push({ seq: 9, downloads: received(9) });
    expect(told).toBe(1);
    expect(snapshot().downloads[0]?.receivedBytes).toBe(11);
    stopListening();
    main.push({ seq: 12 });
    expect(told).toBe(1);
  });

  it('reports when main does not answer, and recovers at the next request', async () => {
    const { main, store, snapshot } = connected();
    await main.fail();
    expect(store.current()).toMatchObject({ phase: 'unreachable', error: { code: 'internal' } });
    void store.refresh();
    await main.answer({ ok: false, error: { code: 'ledger-from-future', message: 'newer' } });
    expect(store.current()).toMatchObject({ phase: 'unreachable', error: { code: 'ledger-from-future' } });
    void store.refresh();
    await main.answer(ok(aSnapshot()));
    expect(snapshot().seq).toBe(10);
  });

  it('keeps its state when a later request fails, and requests again at the next patch', async () => {
    const { main, snapshot } = connected();
    await main.answer(ok(aSnapshot()));
    main.push({ seq: 12 });
    await main.fail();
    expect(snapshot().seq).toBe(10);
    main.push({ seq: 13 });
    expect(main.asked()).toBe(3);
  });

  it('unsubscribes when stopped', async () => {
    const { main, stop, store } = connected();
    stop();
    expect(main.listeners.size).toBe(0);
    await main.answer(ok(aSnapshot()));
    expect(store.current().phase).toBe('loading');
  });
});
