import type { Lesson } from './corpus.ts';
import { encode, type Vocabulary } from './vocabulary.ts';

/**
 * What train.c reads: the number of tokens and of examples, then of each example the lengths of question and answer, and
 * their tokens; 32-bit integers, little-endian. Every question is there a second time in lower case and without its sign.
 */
export function lessonsFile(corpus: readonly Lesson[], vocabulary: Vocabulary): Buffer {
  const examples = corpus.flatMap(({ questions, answer }) => {
    const careless = questions.flatMap((question) => {
      const other = question.toLowerCase().replace(/[?!.]+$/, '');
      return other === question ? [] : [other];
    });
    return [...questions, ...careless].map((question) => [
      ...[encode(question, vocabulary), encode(answer, vocabulary)],
    ]);
  });
  const tuning = examples.flatMap(([question = [], answer = []]) => [
    ...[question.length, answer.length, ...question, ...answer],
  ]);
  return Buffer.from(Int32Array.from([vocabulary.tokens.length, examples.length, ...tuning]).buffer);
}
