// Noggin's conversations in plain Node: `node words-node.js JOB-AS-JSON MODEL-PROCESS` prints its result as JSON.
import { forkProcess } from '../../test/support/inference/forked-process.ts';
import { askAll } from './ask-all.ts';
import type { WordsJob } from './job.ts';

const [, , json, modelProcess] = process.argv;
if (json === undefined || modelProcess === undefined) throw new Error('usage: JOB-AS-JSON MODEL-PROCESS');
const result = await askAll(JSON.parse(json) as WordsJob, () => forkProcess(modelProcess));
process.stdout.write(`${JSON.stringify(result)}\n`);
