import { expect, test } from 'vitest';
import { setScene } from '../support/engine/scene.ts';
import { ended, expectInstalled, play } from './play.ts';

test('A30: a gate that sets a cookie is passed by every connection', async () => {
  const { scene, view } = await play({ faults: { cookieGate: true } });
  expectInstalled(scene, view);
  for (const { status, headers } of scene.host.requests)
    expect(headers.cookie).toBe(status === 302 ? undefined : 'passed=yes');
});

test('A30: a gate that appears half-way is passed as well', async () => {
  const scene = await setScene();
  const gate = scene.host.gateAt(scene.content.length / 2);
  const { id } = scene.engine.downloads.start('tiny');
  await gate.reached;
  scene.host.set({ cookieGate: true });
  scene.host.dropConnections();
  gate.open();
  expectInstalled(scene, await scene.engine.until(id, ended));
});
