import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Brain, openBrain } from '../../test/support/inference/brain.ts';
import { pipAnswers, pipFile, pipModel } from '../../test/support/pip/pip.ts';

let home: string;
let brain: Brain;

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'noggin-inference-'));
  brain = openBrain();
});

afterEach(async () => {
  await brain.inference.stop();
  rmSync(home, { recursive: true, force: true });
});

test('a real model loads, and answers to the letter', async () => {
  const loaded = await brain.load(pipFile);
  expect(loaded).toEqual({ modelId: 'pip', contextTokens: 512, canThink: false });
  const { text, end, facts } = await brain.ask('What is Noggin?');
  expect(text).toBe(pipAnswers['What is Noggin?']);
  expect(end.reason).toBe('end');
  expect(end.tokens).toBeGreaterThan(20);
  expect(facts).toMatchObject({ contextTokens: 512, leftOut: 0 });
  expect(brain.states()).toEqual(['loading', 'ready', 'answering', 'ready']);
});

test('a model with bytes behind its tensors answers the same', async () => {
  const file = path.join(home, 'padded.gguf');
  await pipModel(3_000_000).write(file);
  await brain.load(file);
  expect((await brain.ask('Wer bist du?')).text).toBe(pipAnswers['Wer bist du?']);
});
