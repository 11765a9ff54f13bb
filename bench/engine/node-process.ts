// Noggin's engine in plain Node: `node engine-node.js JOB-AS-JSON` prints its result as one JSON line.
import { type EngineJob, runEngineJob } from './job.ts';

const [, , json] = process.argv;
if (json === undefined) throw new Error('usage: node-process.ts JOB-AS-JSON');
const result = await runEngineJob(JSON.parse(json) as EngineJob, new URL('./', import.meta.url));
process.stdout.write(`${JSON.stringify(result)}\n`);
