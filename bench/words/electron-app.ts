// Noggin's conversations in Electron's main process, also while a model is downloaded:
// `electron FOLDER JOB-AS-JSON RESULT-FILE`.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { forkModelProcess } from '../../src-main/app/processes/model-process.ts';
import { type EngineJob, runEngineJob } from '../engine/job.ts';
import { askAll } from './ask-all.ts';
import { openInChats } from './in-chats.ts';
import type { Answered, WordsJob } from './job.ts';
import { reckon } from './reckon.ts';

/** The job of the app: ask, download, or both at once. */
export interface WordsElectronJob {
  readonly words: WordsJob | null;
  readonly download: EngineJob | null;
  /** The built file of the model process. */
  readonly modelProcess: string;
  readonly folder: string;
}

/** Numbers by their names. */
type Tuning = Readonly<Record<string, number>>;

const [json, resultFile] = process.argv.slice(-2);
if (json === undefined || resultFile === undefined) throw new Error('usage: electron FOLDER JOB RESULT-FILE');
const { words, download, modelProcess, folder } = JSON.parse(json) as WordsElectronJob;
app.setPath('userData', `${folder}/electron`);
const spawn = () => forkModelProcess(pathToFileURL(modelProcess));
const workers = new URL('./', import.meta.url);

async function run(): Promise<Tuning> {
  if (download === null) {
    if (words === null) throw new Error('There is nothing to do');
    return { ...(await askAll(words, spawn)) };
  }
  if (words === null) return { downloadS: (await runEngineJob(download, workers)).wallS };
  return both(words, download);
}

/** Asks one question after another for as long as the download takes; only answers during the download count. */
async function both(job: WordsJob, engineJob: EngineJob): Promise<Tuning> {
  const chats = openInChats(job, spawn);
  const answers: Answered[] = [];
  const [first] = job.questions;
  if (first === undefined) throw new Error('There is nothing to ask');
  await chats.ask(first.text);
  let isOver = false;
  const downloading = runEngineJob(engineJob, workers).finally(() => {
    isOver = true;
  });
  for (let count = 1; !isOver; count += 1) {
    const answered = await chats.ask(job.questions[count % job.questions.length]?.text ?? first.text);
    if (!isOver || answers.length === 0) answers.push(answered);
  }
  const { wallS } = await downloading;
  await chats.end();
  return { ...reckon(answers), downloadS: wallS };
}

async function main(): Promise<void> {
  await app.whenReady();
  writeFileSync(resultFile ?? '', JSON.stringify(await run()));
}

// Not awaited here: Electron holds `ready` back until this module has been evaluated.
main().then(
  () => app.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    app.exit(1);
  },
);
