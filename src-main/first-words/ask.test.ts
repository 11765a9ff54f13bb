import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Brain, openBrain, planFor } from '../../test/support/inference/brain.ts';
import { damagedPips } from '../../test/support/pip/damaged.ts';
import { pipAnswers, pipFile } from '../../test/support/pip/pip.ts';
import { endlessPip } from '../../test/support/pip/rewrite.ts';
import { firstWords, firstWordsTokens } from './ask.ts';
import { judgeWords } from './judge-words.ts';

let home: string;
let brain: Brain;

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'noggin-first-words-'));
  brain = openBrain();
});

afterEach(async () => {
  await brain.inference.stop();
  rmSync(home, { recursive: true, force: true });
});

const ask = (file: string, signal = new AbortController().signal) =>
  firstWords(brain.inference, planFor(file, { contextTokens: firstWordsTokens }), signal);

function damagedFile(name: string): string {
  const file = path.join(home, 'damaged.gguf');
  writeFileSync(file, damagedPips().find((each) => each.name === name)?.bytes ?? '');
  return file;
}

test('a working model answers, with its speed', async () => {
  expect(await ask(pipFile)).toEqual({
    kind: 'answers',
    tokensPerSecond: expect.any(Number),
    wordsPerSecond: expect.any(Number),
    firstTokenMs: expect.any(Number),
  });
});

test('weights of NaN load, and count as nonsense', async () => {
  expect(await ask(damagedFile('weights that are no numbers'))).toEqual({ kind: 'nonsense', why: 'empty' });
});

test('a file that fails to load gives its reason', async () => {
  expect(await ask(damagedFile('cut at 2000'))).toMatchObject({
    kind: 'failed',
    error: { code: 'model-damaged' },
  });
  expect(await ask(damagedFile('unknown architecture'))).toMatchObject({
    ...{ kind: 'failed', error: { code: 'model-too-new' } },
  });
});

test('an abort ends it at once', async () => {
  expect(await ask(pipFile, AbortSignal.abort())).toEqual({ kind: 'stopped' });
  const file = path.join(home, 'endless.gguf');
  writeFileSync(file, endlessPip());
  const stop = new AbortController();
  brain.inference.onChange(({ kind }) => kind === 'answering' && stop.abort());
  expect(await ask(file, stop.signal)).toEqual({ kind: 'stopped' });
});

test.each([
  ['', 'empty'],
  [' \n ', 'empty'],
  ['\uFFFD\uFFFD\uFFFD\uFFFD', 'broken'],
  [`Hello${'\u0000'.repeat(5)}`, 'broken'],
  ['the '.repeat(40), 'repeats'],
  ['a'.repeat(80), 'repeats'],
  ['abc'.repeat(40), 'repeats'],
  ['!'.repeat(64), 'repeats'],
  ['是'.repeat(64), 'repeats'],
  [pipAnswers['Tell me a story.'], 'answers'],
  [pipAnswers['Wer bist du?'], 'answers'],
  ['你好！我可以帮助你写作、翻译和回答问题。', 'answers'],
  ['مرحبا! كيف يمكنني مساعدتك اليوم؟', 'answers'],
  ['Yes.', 'answers'],
  ['👋', 'answers'],
  ['<think>\nThe user says hello.\n</think>\n\nHello! I can help you with writing.', 'answers'],
  ['| a | b |\n| --- | --- |\n| 1 | 2 |', 'answers'],
  ['no, no, no, no! I can help with many things.', 'answers'],
])('%j is judged as: %s', (text, judged) => {
  expect(judgeWords(text)).toBe(judged);
});
