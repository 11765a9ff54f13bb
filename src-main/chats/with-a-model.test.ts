import { expect, onTestFinished, test, vi } from 'vitest';
import { lastOf, setChatScene, windowOn, wordsOf } from '../../test/support/chats/scene.ts';
import { openBrain } from '../../test/support/inference/brain.ts';
import { pipAnswers, pipFile } from '../../test/support/pip/pip.ts';

const question = 'What is Noggin?';

/** Conversations with Pip, a real model in a process of its own. */
function withPip() {
  const brain = openBrain();
  onTestFinished(() => brain.inference.stop());
  const model = { modelId: 'pip', name: 'Pip', path: pipFile };
  return { ...setChatScene(undefined, { inference: brain.inference, model }), processes: brain.processes };
}

type Scene = ReturnType<typeof withPip>;

/** Asks in a conversation with deterministic settings. */
async function asked(scene: Scene): Promise<string> {
  const chatId = scene.ask(question);
  scene.chats.stop();
  scene.chats.configure({ chatId, settings: { temperature: 0 } });
  scene.chats.regenerate(lastOf(scene.chats.open(chatId)).id);
  return chatId;
}

const ended = (scene: Scene, chatId: string) =>
  vi.waitUntil(() => !['waiting', 'streaming'].includes(lastOf(scene.chats.open(chatId)).state), 60_000);

test('a real model’s answer reaches the page letter by letter', async () => {
  const scene = withPip();
  const chatId = await asked(scene);
  const shown = windowOn(scene, chatId);
  await ended(scene, chatId);
  expect(lastOf(shown())).toMatchObject({
    ...{ text: pipAnswers[question], state: 'complete', modelId: 'pip', thinking: null, error: null },
    branch: { index: 1, count: 1 },
  });
  expect(lastOf(shown()).tokensPerSecond).toBeGreaterThan(0);
  expect(shown().context).toMatchObject({ contextTokens: 512 });
  expect(scene.chats.brain()).toMatchObject({ kind: 'ready', modelId: 'pip' });
});

test('a model killed in mid-answer leaves its text, and answers again', async () => {
  const scene = withPip();
  const chatId = await asked(scene);
  await vi.waitUntil(() => lastOf(scene.chats.open(chatId)).text !== '', { timeout: 60_000, interval: 1 });
  scene.processes.at(-1)?.kill();
  await ended(scene, chatId);
  const broken = lastOf(scene.chats.open(chatId));
  // The answer may have been faster than the kill.
  if (broken.state === 'broken') expect(broken.error?.code).toBe('model-crashed');
  expect(pipAnswers[question].startsWith(broken.text)).toBe(true);
  scene.chats.regenerate(broken.id);
  await ended(scene, chatId);
  expect(wordsOf(scene.chats.open(chatId))).toEqual([question, pipAnswers[question]]);
});

test('a question longer than the context is kept, with the reason it got no answer', async () => {
  const scene = withPip();
  const long = 'What is Noggin? '.repeat(500);
  const chatId = scene.ask(long);
  await ended(scene, chatId);
  const { messages } = scene.chats.open(chatId);
  expect(messages[0]?.text).toBe(long);
  expect(messages[1]).toMatchObject({ text: '', state: 'broken', error: { code: 'question-too-long' } });
});
