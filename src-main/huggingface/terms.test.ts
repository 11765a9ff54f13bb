import { expect, test } from 'vitest';
import { aModelFile, setHubScene } from '../../test/support/hub/scene.ts';

const secret = 'hf_a_secret_0123456789';

test('a gated model in several files has its terms page under the id of its one card', async () => {
  const files = {
    'big-Q4_K_M-00001-of-00002.gguf': aModelFile(400_000, 1),
    'big-Q4_K_M-00002-of-00002.gguf': aModelFile(300_000, 2),
  };
  const { hub, engine, fake } = await setHubScene({
    repositories: { 'org/gated': { files, gatedFor: secret } },
  });
  hub.setToken(secret);
  const { id, chosenId } = await hub.lookUp('org/gated');
  await hub.check(id, chosenId);
  hub.forgetToken();
  const request = await hub.start(id, chosenId, false);
  await engine.until(request, ({ reason }) => reason === 'needs-access');
  const [card, ...others] = engine.downloads.list();
  expect(others).toEqual([]);
  expect(card).toMatchObject({ state: 'paused', reason: 'needs-access' });
  expect(hub.termsOf(card?.id ?? '')).toBe(`${fake.origin}/org/gated`);
  const isComplete = engine.until(request, ({ state }) => state === 'complete');
  hub.setToken(secret);
  await isComplete;
  expect(engine.downloads.installed()).toMatchObject([{ parts: [{}, {}] }]);
});
