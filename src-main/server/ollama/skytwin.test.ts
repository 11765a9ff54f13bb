import { afterAll, beforeAll, expect, test } from 'vitest';
import { pipAnswers, pipSha256 } from '../../../test/support/pip/pip.ts';
import { openServerScene, type ServerScene } from '../../../test/support/server/scene.ts';
import { callsOfSkyTwin } from '../../../test/support/server/skytwin.ts';

let scene: ServerScene;
beforeAll(async () => {
  scene = await openServerScene();
});
afterAll(() => scene.end());

test('SkyTwin’s calls, in their order, are answered as it expects: on-device, by one model throughout', async () => {
  const twin = callsOfSkyTwin(scene.origin);
  const question = 'What is the capital of France?';
  const before = await twin.identity('pip:latest');
  expect(before).toBe(pipSha256);
  expect(await twin.chat('pip:latest', question)).toBe(pipAnswers[question]);
  const schema = {
    type: 'object',
    properties: { city: { type: 'string', enum: ['Paris', 'Rome'] } },
    required: ['city'],
    additionalProperties: false,
  };
  expect(JSON.parse(await twin.chat('pip:latest', question, schema))).toEqual({
    city: expect.stringMatching(/Paris|Rome/),
  });
  expect(await twin.inMemory('pip:latest')).toBe(pipSha256);
  expect(await twin.identity('pip:latest')).toBe(before);
});
