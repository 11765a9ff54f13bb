import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import { type EngineOptions, openEngine, temporaryFolder } from '../support/engine/engine.ts';
import { ggufPlan } from '../support/gguf/generate.ts';
import { startModelHost } from '../support/model-host/host.ts';
import { ended } from './play.ts';

const MiB = 1024 * 1024;

/** Four models on one host, each 1 MiB, held at one gate. */
async function queue(options: Partial<EngineOptions> = {}) {
  const names = ['one', 'two', 'three', 'four'];
  const contents = names.map((_, seed) => {
    const plan = ggufPlan({ bytes: MiB, seed });
    const content = Buffer.alloc(plan.totalBytes);
    plan.readAt(0, content);
    return content;
  });
  const files = Object.fromEntries(names.map((name, index) => [`${name}.gguf`, contents[index] as Buffer]));
  const host = await startModelHost({ files });
  const gate = host.gateAt(MiB / 2);
  const { folder: home, remove } = temporaryFolder();
  const models = names.map((id, index) => ({
    ...{ id, name: id, url: host.url(`${id}.gguf`), bytes: contents[index]?.length ?? 0 },
    sha256: createHash('sha256')
      .update(contents[index] ?? '')
      .digest('hex'),
  }));
  const engine = openEngine({ home, models, limits: { parallelDownloads: 1 }, ...options });
  onTestFinished(async () => {
    await engine.stop();
    await host.close();
    remove();
  });
  const ids = Object.fromEntries(names.map((name) => [name, engine.downloads.start(name).id]));
  const id = (name: string): string => ids[name] ?? '';
  const view = (name: string) => engine.downloads.list().find((each) => each.id === id(name)) as DownloadView;
  /** Names in the order of the queue. */
  const order = (): string[] => engine.downloads.list().map((each) => each.modelId);
  /** Resolves with the order of installation. */
  const finished = async (): Promise<string[]> => {
    await Promise.all(names.map((name) => engine.until(id(name), ended)));
    return engine.downloads
      .installed()
      .toSorted((a, b) => a.provenAtMs - b.provenAtMs)
      .map(({ modelId }) => modelId);
  };
  return { host, gate, home, models, engine, id, view, order, finished };
}

test('the queue runs in its order, which a person can change', async () => {
  const { gate, engine, id, view, order, finished } = await queue();
  await gate.reached;
  expect(order()).toEqual(['one', 'two', 'three', 'four']);
  expect(view('two').actions).toEqual(['pause', 'cancel', 'move-down']);
  expect(view('three').actions).toEqual(['pause', 'cancel', 'move-up', 'move-down']);
  expect(view('four').actions).toEqual(['pause', 'cancel', 'move-up']);
  engine.downloads.reorder(id('four'), 'up');
  engine.downloads.reorder(id('four'), 'up');
  expect(order()).toEqual(['one', 'four', 'two', 'three']);
  gate.open();
  expect(await finished()).toEqual(['one', 'four', 'two', 'three']);
});

test('running downloads, and the ends of the queue, have no move to offer', async () => {
  const { gate, engine, id, view, order } = await queue();
  await gate.reached;
  expect(view('one').actions).toEqual(['pause', 'cancel']);
  for (const [name, direction] of [
    ['one', 'down'],
    ['two', 'up'],
    ['four', 'down'],
  ] as const) {
    engine.downloads.reorder(id(name), direction);
  }
  expect(order()).toEqual(['one', 'two', 'three', 'four']);
  expect(() => engine.downloads.reorder('6f9619ff-8b86-4d01-b42d-00c04fc964ff', 'up')).toThrow(
    expect.objectContaining({ code: 'unknown-id' }),
  );
});

test('C16: every download whose place or moves change is pushed', async () => {
  const { gate, engine, id } = await queue();
  await gate.reached;
  const heard = new Map<string, DownloadView>();
  engine.downloads.onChange((change) => {
    if ('download' in change) heard.set(change.download.modelId, change.download);
  });
  engine.downloads.reorder(id('two'), 'down');
  expect([...heard.values()].toSorted((a, b) => a.position - b.position).map((each) => each.modelId)).toEqual(
    ['three', 'two'],
  );
  expect(heard.get('three')?.actions).not.toContain('move-up');
});

test('the order survives a restart', async () => {
  const { gate, engine, id, order, home, models } = await queue();
  await gate.reached;
  engine.downloads.reorder(id('three'), 'up');
  const before = order();
  gate.open();
  await engine.stop();
  const again = openEngine({ home, models, limits: { parallelDownloads: 0 } });
  onTestFinished(() => again.stop());
  await again.downloads.recover();
  const left = again.downloads.list().map(({ modelId }) => modelId);
  expect(left).toEqual(before.filter((name) => left.includes(name)));
  expect(left.indexOf('three')).toBeLessThan(left.indexOf('two'));
});

test('where a host allows one connection, its downloads wait for each other', async () => {
  const { gate, finished, engine } = await queue({ limits: { parallelDownloads: 4, connectionsPerHost: 1 } });
  let most = 0;
  engine.downloads.onChange(() => {
    const busy = engine.downloads.list().filter(({ state }) => state !== 'pending').length;
    most = Math.max(most, busy);
  });
  await gate.reached;
  gate.open();
  expect(await finished()).toHaveLength(4);
  expect(most).toBe(1);
});

test('downloads from one host share its connections, and the last one gets all of them', async () => {
  const small = { pieceBytes: 16 * 1024, runBytes: 64 * 1024, growthMs: 10, firstConnections: 4 };
  const limits = { parallelDownloads: 2, connectionsPerHost: 4 };
  const { gate, engine, id } = await queue({ limits, tuning: small });
  let most = 0;
  engine.downloads.onChange(() => {
    most = Math.max(most, ...engine.downloads.list().map(({ connections }) => connections));
  });
  await engine.until(id('one'), ({ connections }) => connections === 2);
  await engine.until(id('two'), ({ connections }) => connections === 2);
  expect(most).toBe(2);
  for (const name of ['two', 'three', 'four']) engine.downloads.pause(id(name));
  await engine.until(id('one'), ({ connections }) => connections > 2);
  gate.open();
  expect((await engine.until(id('one'), ended)).state).toBe('complete');
  expect(most).toBeLessThanOrEqual(4);
});
