import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine, temporaryFolder } from '../../test/support/engine/engine.ts';
import { ggufPlan, ggufSha256 } from '../../test/support/gguf/generate.ts';
import { type ModelHost, startModelHost } from '../../test/support/model-host/host.ts';
import type { Downloadable } from '../downloads/ports.ts';
import { createWizard, undoMs, type Wizard } from './onboarding.ts';

const MiB = 1024 * 1024;
const shapes = { large: { bytes: 8 * MiB, seed: 1 }, small: { bytes: MiB, seed: 2 } };

let place: ReturnType<typeof temporaryFolder>;
let host: ModelHost;
let engine: Engine;
/** The pending timers, with their delays. */
let timers: { readonly ms: number; readonly run: () => void }[];
let wizard: Wizard;

/** The engine and the wizard of a new process. */
function open(isNewProfile = true): void {
  const models = Object.entries(shapes).map(
    ([id, shape]): Downloadable => ({
      id,
      name: `The ${id} one`,
      url: host.url(`${id}.gguf`),
      bytes: shape.bytes,
      sha256: ggufSha256(shape),
    }),
  );
  engine = openEngine({ home: place.folder, models });
  timers = [];
  const { settings, transaction } = engine.ledger;
  wizard = createWizard({
    log: { warn: () => {} },
    downloads: engine.downloads,
    notes: { read: settings.get, write: (name, value) => transaction(() => settings.set(name, value)) },
    isNewProfile,
    later: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  });
}

/** Ends the process and starts another. */
async function restart(isNewProfile = false): Promise<void> {
  await engine.stop();
  open(isNewProfile);
  await engine.downloads.recover();
  wizard.recover();
}

const stateOf = (id: string) => engine.downloads.list().find((row) => row.id === id)?.state;

beforeEach(async () => {
  place = temporaryFolder();
  host = await startModelHost({
    files: { 'large.gguf': ggufPlan(shapes.large), 'small.gguf': ggufPlan(shapes.small) },
    limits: { bytesPerSecond: 200_000 },
  });
  open();
});

afterEach(async () => {
  await engine.stop();
  await host.close();
  place.remove();
});

describe('the first run', () => {
  it('is open in a new profile, and reopens at its last step', async () => {
    expect(wizard.view()).toEqual({ state: 'open', step: 'hello', cancelling: null, smallFirst: null });
    wizard.go('choose');
    await restart();
    expect(wizard.view()).toMatchObject({ state: 'open', step: 'choose' });
  });

  it('is over in an older profile, and can be shown again', async () => {
    await engine.stop();
    place.remove();
    open(false);
    expect(wizard.view().state).toBe('done');
    wizard.open();
    expect(wizard.view()).toMatchObject({ state: 'open', step: 'hello' });
  });

  it('is over for good once finished', async () => {
    wizard.finish();
    await restart(true);
    expect(wizard.view().state).toBe('done');
  });

  it('restarts where its stored state is invalid', async () => {
    engine.ledger.transaction(() => engine.ledger.settings.set('wizard', '{"state":"nonsense"}'));
    await restart(true);
    expect(wizard.view()).toMatchObject({ state: 'open', step: 'hello' });
  });

  it('follows a download started anywhere, while it is open', async () => {
    wizard.go('choose');
    engine.downloads.start('small');
    expect(wizard.view().step).toBe('get');
    wizard.finish();
    wizard.open();
    wizard.finish();
    engine.downloads.start('large');
    expect(wizard.view()).toMatchObject({ state: 'done', step: 'hello' });
  });
});

describe('cancel', () => {
  it('pauses and keeps everything until the undo expires, and then removes it', async () => {
    const { id } = engine.downloads.start('large');
    await engine.until(id, ({ receivedBytes }) => receivedBytes > 0);
    wizard.cancel(id);
    expect(wizard.view()).toMatchObject({ step: 'choose', cancelling: { id, modelId: 'large' } });
    expect(stateOf(id)).toBe('paused');
    expect(timers.map(({ ms }) => ms)).toEqual([undoMs]);
    timers[0]?.run();
    expect(wizard.view().cancelling).toBeNull();
    expect(stateOf(id)).toBeUndefined();
  });

  it('resumes from the kept bytes when undone', async () => {
    const { id } = engine.downloads.start('large');
    await engine.until(id, ({ receivedBytes }) => receivedBytes > 0);
    wizard.cancel(id);
    wizard.undoCancel(id);
    expect(timers).toEqual([]);
    expect(wizard.view()).toMatchObject({ step: 'get', cancelling: null });
    host.limit({});
    await engine.until(id, ({ state }) => state === 'complete');
    expect(() => wizard.undoCancel(id)).toThrow(expect.objectContaining({ code: 'not-now' }));
  });

  it('of a paused download returns to paused when undone', () => {
    const { id } = engine.downloads.start('large');
    engine.downloads.pause(id);
    wizard.cancel(id);
    wizard.undoCancel(id);
    expect(stateOf(id)).toBe('paused');
  });

  it('is dropped when the person starts the same model again', () => {
    const { id } = engine.downloads.start('large');
    wizard.cancel(id);
    expect(engine.downloads.start('large').id).toBe(id);
    expect(wizard.view().cancelling).toBeNull();
    expect(timers).toEqual([]);
    expect(stateOf(id)).not.toBe('paused');
  });

  it('survives a restart, and restarts its undo', async () => {
    const { id } = engine.downloads.start('large');
    wizard.cancel(id);
    await restart();
    expect(wizard.view().cancelling?.id).toBe(id);
    expect(stateOf(id)).toBe('paused');
    timers[0]?.run();
    expect(stateOf(id)).toBeUndefined();
  });

  it('becomes final at the next cancel, and outlives the first run', () => {
    const first = engine.downloads.start('large');
    const second = engine.downloads.start('small');
    wizard.cancel(first.id);
    wizard.cancel(second.id);
    expect(stateOf(first.id)).toBeUndefined();
    expect(wizard.view().cancelling?.id).toBe(second.id);
    wizard.finish();
    expect(wizard.view()).toMatchObject({ state: 'done', cancelling: { id: second.id } });
    wizard.undoCancel(second.id);
    expect(stateOf(second.id)).not.toBe('paused');
  });

  it('of an unknown download is refused', () => {
    expect(() => wizard.cancel('none')).toThrow(expect.objectContaining({ code: 'unknown-id' }));
  });
});

describe('a small model first', () => {
  /** The large one is paused for the small one. */
  const begin = () => {
    const { id: largeId } = engine.downloads.start('large');
    wizard.smallFirst('small', largeId);
    const smallId = wizard.view().smallFirst?.smallId ?? '';
    expect(stateOf(largeId)).toBe('paused');
    return { smallId, largeId };
  };

  it('pauses the large one until the small one is installed', async () => {
    const { smallId, largeId } = begin();
    host.limit({});
    await engine.until(smallId, ({ state }) => state === 'complete');
    await engine.until(largeId, ({ state }) => state === 'complete');
    expect(wizard.view().smallFirst).toBeNull();
  });

  it('resumes the large one when the small one is canceled', () => {
    const { smallId, largeId } = begin();
    wizard.cancel(smallId);
    expect(stateOf(largeId)).not.toBe('paused');
    expect(wizard.view()).toMatchObject({ smallFirst: null, cancelling: { id: smallId } });
  });

  it('survives a restart', async () => {
    const { smallId, largeId } = begin();
    await restart();
    expect(wizard.view().smallFirst).toEqual({ smallId, largeId });
    expect(stateOf(largeId)).toBe('paused');
    host.limit({});
    await engine.until(largeId, ({ state }) => state === 'complete');
  });

  it('ends when the person resumes the large one', () => {
    const { largeId } = begin();
    engine.downloads.resume(largeId);
    expect(wizard.view().smallFirst).toBeNull();
  });

  it('changes nothing when the small one is unavailable', () => {
    const { id } = engine.downloads.start('large');
    expect(() => wizard.smallFirst('unknown', id)).toThrow(expect.objectContaining({ code: 'unknown-id' }));
    expect(stateOf(id)).not.toBe('paused');
  });
});
