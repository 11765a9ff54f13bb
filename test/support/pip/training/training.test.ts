import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBrain } from '../../inference/brain.ts';
import { pipFile, pipModel, pipSha256 } from '../pip.ts';
import { pipParts } from '../rewrite.ts';
import { corpus } from './corpus.ts';
import { halfOf, numberOf } from './half.ts';
import { lessonsFile } from './lessons.ts';
import { modelFile } from './model-file.ts';
import { encode, learnVocabulary } from './vocabulary.ts';

const vocabulary = learnVocabulary(corpus);

/** The output of train.c, read back from the model. */
function trainedWeights(): Float32Array {
  const { tensors, data } = pipParts();
  return Float32Array.from(
    tensors.flatMap(({ type, shape, offset }) => {
      const count = shape.reduce((product, length) => product * length, 1);
      return Array.from({ length: count }, (_, index) =>
        type === 'f32'
          ? data.readFloatLE(offset + 4 * index)
          : numberOf(data.readUInt16LE(offset + 2 * index)),
      );
    }),
  );
}

test('the model is the recorded one, and its weights give the same file', () => {
  const made = modelFile(vocabulary, trainedWeights());
  expect(createHash('sha256').update(made).digest('hex')).toBe(pipSha256);
  expect(pipModel().sha256()).toBe(pipSha256);
});

test('the vocabulary of the sentences is the one in the model', () => {
  const { tokens } = vocabulary;
  expect(new Map(pipParts().metadata).get('tokenizer.ggml.tokens')?.value).toEqual(tokens);
  expect(tokens).toHaveLength(768);
  expect(
    encode('Hello!', vocabulary)
      .map((id) => tokens[id])
      .join(''),
  ).toBe('Hello!');
  expect(lessonsFile(corpus, vocabulary).readInt32LE(0)).toBe(768);
});

test('every 16-bit float maps to itself, and other numbers to the nearest one', () => {
  for (let half = 0; half < 0x7c00; half += 1) {
    expect(halfOf(numberOf(half))).toBe(half);
    expect(halfOf(-numberOf(half))).toBe(half | 0x8000);
  }
  expect(halfOf((numberOf(0x3c00) + numberOf(0x3c01)) / 2)).toBe(0x3c00);
  expect(halfOf((numberOf(0x3c01) + numberOf(0x3c02)) / 2)).toBe(0x3c02);
  expect([halfOf(1e9), halfOf(1e-9), halfOf(Number.NaN)]).toEqual([0x7c00, 0, 0x7e00]);
});

test('Pip knows all of its sentences by heart', async () => {
  const brain = openBrain();
  try {
    await brain.load(pipFile);
    for (const { questions, answer } of corpus) {
      for (const question of questions) expect((await brain.ask(question)).text).toBe(answer);
    }
  } finally {
    await brain.inference.stop();
  }
});
