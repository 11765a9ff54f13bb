import type { ModelProcess } from '../../src-main/inference/model-process.ts';
import { openInChats } from './in-chats.ts';
import type { Answered, WordsJob, WordsResult } from './job.ts';
import { reckon } from './reckon.ts';

/** Asks all questions in conversations, one after another. @param spawn starts the model process */
export async function askAll(job: WordsJob, spawn: () => ModelProcess): Promise<WordsResult> {
  const chats = openInChats(job, spawn);
  try {
    const answers: Answered[] = [];
    for (const { text } of job.questions) answers.push(await chats.ask(text));
    // The first one loads the model, and warms up.
    return reckon(answers.slice(1));
  } finally {
    await chats.end();
  }
}
