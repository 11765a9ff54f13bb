import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readLoadFacts } from '../../src-main/inference/load-facts.ts';
import { planLoad } from '../../src-main/inference/plan-load.ts';
import { pipFile } from '../../test/support/pip/pip.ts';
import type { Asked, WordsJob } from './job.ts';
import { hundredMillion, randomModel } from './random-model.ts';

/** A model that is measured, as the app would load it here, with what it is asked. */
export type Measured = Omit<WordsJob, 'folder'>;

/** What ends a turn in the template of each. */
const ends = { pip: '<|end|>', '100m': '<|over|>' } as const;
const known = [
  'Tell me a story.',
  'What is Noggin?',
  'Who are you?',
  'What is GGUF?',
  'Do you need the internet?',
];
const pipAnswers = 31;
const longQuestions = 4;
const long =
  'what would a small boat see on its way to the sea, and whom would it ask for the way when the night has come, and the harbour is far behind?';
/** Of the answers that are given while something is downloaded: several fit into that. */
const shortTokens = 64;

/** Pip, and a model of a hundred million random weights, which is written into the folder. */
export async function measuredModels(
  folder: string,
): Promise<Readonly<Record<'pip' | '100m' | 'short', Measured>>> {
  const file = path.join(folder, 'random-100m.gguf');
  writeFileSync(file, randomModel(hundredMillion));
  const planOf = async (name: string, path: string) =>
    planLoad(await readLoadFacts({ modelId: name, name, path }));
  const plan = await planOf('100m', file);
  // None begins as another does: what a model has read already is not read again.
  const questions = Array.from({ length: longQuestions }, (_, index) => asked('100m', `${index}: ${long}`));
  return {
    pip: {
      plan: await planOf('pip', pipFile),
      questions: Array.from({ length: pipAnswers }, (_, index) =>
        asked('pip', known[index % known.length] ?? ''),
      ),
      maxTokens: 256,
    },
    '100m': { plan, questions, maxTokens: 256 },
    short: {
      plan,
      questions: Array.from({ length: 10 }, (_, index) => asked('100m', `${index}: Hello!`)),
      maxTokens: shortTokens,
    },
  };
}

function asked(model: keyof typeof ends, text: string): Asked {
  return { text, prompt: `<s><|user|>${text}${ends[model]}<|assistant|>` };
}
