import path from 'node:path';
import { expect, test } from 'vitest';
import type { Downloadable } from '../../src-main/downloads/ports.ts';
import { mountDisk, needsMount } from '../support/disk/test-disk.ts';
import { openEngine } from '../support/engine/engine.ts';
import { setScene } from '../support/engine/scene.ts';

const MiB = 1024 * 1024;

test('C8: a start with an unwritable ledger resumes the downloads once it is writable', async ({ skip }) => {
  const disk = mountDisk(64 * MiB, { canBreakDown: false }) ?? skip(needsMount);
  const scene = await setScene({ bytes: 8 * MiB });
  const home = path.join(disk.folder, 'home');
  const options = { home, models: [scene.model] };
  const engine = openEngine(options);
  scene.host.limit({ bytesPerSecond: 4 * MiB });
  const { id } = engine.downloads.start('tiny');
  await engine.until(id, (view) => view.receivedBytes > 0);
  disk.fill(0);
  await engine.stop();

  const next = openEngine({ ...options, tuning: { healMs: 30 } });
  const heard: string[] = [];
  next.downloads.onChange((change) => heard.push(change.kind));
  await next.downloads.recover();
  expect(next.downloads.notices()).toEqual([]);
  scene.host.limit({});
  disk.relieve();
  expect(await next.until(id, (view) => ['complete', 'failed'].includes(view.state))).toMatchObject({
    state: 'complete',
  });
  // The window was told, if late.
  expect(heard).toContain('notices');
  await next.stop();
});

test('C8: quitting with an unwritable ledger still stops every download, and the next start resumes', async ({
  skip,
}) => {
  const disk = mountDisk(64 * MiB, { canBreakDown: false }) ?? skip(needsMount);
  const scene = await setScene({ bytes: 8 * MiB });
  const models: Downloadable[] = ['one', 'two'].map((id) => ({ ...scene.model, id }));
  const home = path.join(disk.folder, 'home');
  const engine = openEngine({ home, models });
  scene.host.limit({ bytesPerSecond: 4 * MiB });
  const ids = models.map(({ id }) => engine.downloads.start(id).id);
  await Promise.all(ids.map((id) => engine.until(id, (view) => view.receivedBytes > 0)));
  disk.fill(0);
  // Nothing can be recorded any more, and still all work has to end.
  await expect(engine.stop()).resolves.toBeUndefined();
  disk.relieve();
  scene.host.limit({});

  const next = openEngine({ home, models });
  await next.downloads.recover();
  await Promise.all(ids.map((id) => next.until(id, (view) => view.state === 'complete')));
  await next.stop();
});
