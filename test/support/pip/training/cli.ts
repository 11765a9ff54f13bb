import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { corpus } from './corpus.ts';
import { lessonsFile } from './lessons.ts';
import { modelFile } from './model-file.ts';
import { learnVocabulary } from './vocabulary.ts';

/**
 * `cli.ts prepare FOLDER` writes the lessons that train.c reads; `cli.ts write FOLDER` makes the model's file of what it
 * trained there. See ../README.md.
 */
const [, , command, folder] = process.argv;
if ((command !== 'prepare' && command !== 'write') || folder === undefined) {
  throw new Error('usage: cli.ts prepare|write FOLDER');
}
const vocabulary = learnVocabulary(corpus);
if (command === 'prepare') {
  writeFileSync(path.join(folder, 'lessons.bin'), lessonsFile(corpus, vocabulary));
} else {
  const bytes = readFileSync(path.join(folder, 'weights.bin'));
  const weights = new Float32Array(new Uint8Array(bytes).buffer);
  writeFileSync(path.join(folder, 'pip.gguf'), modelFile(vocabulary, weights));
}
