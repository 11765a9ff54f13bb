import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { setScene } from '../support/engine/scene.ts';
import { ended, expectInstalled } from './play.ts';

const script = path.join(import.meta.dirname, '..', 'support', 'engine', 'offline.ts');

test('C11: a network that is lost silently is noticed, and the download resumes when it is back', ({
  skip,
}) => {
  const canLeave = spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
  if (!canLeave) skip('needs root, unshare and ip to take the network away');
  const { stdout, stderr } = spawnSync('unshare', ['-n', process.execPath, script], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ state: 'complete', code: null });
});

test('C11: a download resumes automatically when its host is back', async () => {
  const scene = await setScene();
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  await scene.host.goOffline();
  await scene.engine.until(id, (view) => view.waiting !== null);
  await scene.host.goOnline();
  gate.open();
  expectInstalled(scene, await scene.engine.until(id, ended));
});
