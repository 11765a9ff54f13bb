import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readLoadFacts } from '../../src-main/inference/load-facts.ts';
import { planLoad } from '../../src-main/inference/plan-load.ts';
import { endlessPip } from '../../test/support/pip/rewrite.ts';
import type { Asked, WordsJob } from './job.ts';
import { hundredMillion, randomModel } from './random-model.ts';

/** A measured model, with its load plan and its questions. */
export type Measured = Omit<WordsJob, 'folder'>;

const known = [
  'Tell me a story.',
  'What is Noggin?',
  'Who are you?',
  'What is GGUF?',
  'Do you need the internet?',
];
const pipAnswers = 21;
const longQuestions = 4;
const long =
  'what would a small boat see on its way to the sea, and whom would it ask for the way when the night has come, and the harbour is far behind?';
/** The length of answers during a download: several fit into it. */
const shortTokens = 64;

/**
 * Pip, and a model of a hundred million random weights, both without an end to their answers: Pip's own answer takes 20
 * ms, most of which is its end. They are written into the folder.
 */
export async function measuredModels(
  folder: string,
): Promise<Readonly<Record<'pip' | '100m' | 'short', Measured>>> {
  const planOf = async (name: string, bytes: Buffer) => {
    const file = path.join(folder, `${name}.gguf`);
    writeFileSync(file, bytes);
    return planLoad(await readLoadFacts({ modelId: name, name, path: file }));
  };
  const plan = await planOf('100m', randomModel(hundredMillion));
  // Each begins differently: a cached prefix would not be read again.
  const questions = Array.from({ length: longQuestions }, (_, index) => asked(`${index}: ${long}`));
  return {
    pip: {
      plan: await planOf('pip', endlessPip(hundredMillion.contextTokens)),
      questions: Array.from({ length: pipAnswers }, (_, index) => asked(known[index % known.length] ?? '')),
      maxTokens: 256,
    },
    '100m': { plan, questions, maxTokens: 256 },
    short: {
      plan,
      questions: Array.from({ length: 10 }, (_, index) => asked(`${index}: Hello!`)),
      maxTokens: shortTokens,
    },
  };
}

function asked(text: string): Asked {
  return { text, prompt: `<s><|user|>${text}<|over|><|assistant|>` };
}
