import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBrain } from '../../test/support/inference/brain.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';
import { hundredMillion, type ModelSize, randomModel } from './random-model.ts';

const small: ModelSize = { width: 128, layers: 2, heads: 2, feedForward: 192, contextTokens: 256 };
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('a model of random weights loads, and writes until its limit', async () => {
  const file = path.join(tempFolder(), 'random.gguf');
  writeFileSync(file, randomModel(small));
  const brain = openBrain();
  onTestFinished(() => brain.inference.stop());
  expect(await brain.load(file)).toMatchObject({ contextTokens: 256 });
  const { text, end } = await brain.ask({ turns: [{ role: 'user', text: 'Hello!' }], maxTokens: 40 });
  expect(end).toMatchObject({ reason: 'length', tokens: 40 });
  expect(text.length).toBeGreaterThan(0);
});

test('equal seeds make equal models, and others differ', () => {
  expect(sha256(randomModel(small))).toBe(sha256(randomModel(small)));
  expect(sha256(randomModel(small, 2))).not.toBe(sha256(randomModel(small)));
});

test('the large one has about a hundred million weights, of a good byte each', () => {
  const bytes = randomModel(hundredMillion).length;
  expect(bytes / (34 / 32) / 1e6).toBeGreaterThan(95);
  expect(bytes / (34 / 32) / 1e6).toBeLessThan(105);
});
