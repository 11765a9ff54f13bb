import { expect, onTestFinished, test, vi } from 'vitest';
import { setScene } from '../../test/support/engine/scene.ts';
import { loadWith } from '../../test/support/server/load.ts';
import { openProgramsScene } from '../../test/support/server/programs.ts';

async function serving() {
  const scene = openProgramsScene();
  onTestFinished(() => scene.end());
  await scene.want({});
  return scene;
}

test('8 programs during a download: every answer is right, in order of arrival, and none is lost', async () => {
  const scene = await serving();
  const download = await setScene({ bytes: 48 * 1024 * 1024 });
  download.engine.downloads.start(download.model.id);
  const result = await loadWith(scene.origin(), 8, ({ right }) => right >= 48);
  expect(result).toMatchObject({ wrong: [], errors: [] });
  await vi.waitUntil(() => download.engine.downloads.installed().length === 1, 120_000);
  expect(scene.order.given).toEqual(scene.order.came);
  expect(scene.order.given.length).toBe(result.right);
});

test('a model process killed under load: its current answer is an error, and all others are answered', async () => {
  const scene = await serving();
  let kills = 0;
  const result = await loadWith(scene.origin(), 8, ({ right, errors }) => {
    if (kills === 0 && right >= 8) {
      kills += 1;
      scene.forked.processes.at(-1)?.kill();
    }
    return right + errors.length >= 40;
  });
  expect(result.wrong).toEqual([]);
  expect(result.errors.length).toBeLessThanOrEqual(1);
  expect(result.errors.every((code) => code === 'model_error')).toBe(true);
  expect(scene.forked.processes).toHaveLength(2);
});
