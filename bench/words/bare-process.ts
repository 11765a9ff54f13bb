// The library alone: `node bare-process.ts JOB-AS-JSON` asks one thing after another and prints its result as JSON.
import { setTimeout } from 'node:timers/promises';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { suggestedSampling } from '../../src-main/inference/process/sampling.ts';
import { type Answered, restMs, type WordsJob } from './job.ts';
import { reckon } from './reckon.ts';

const [, , json] = process.argv;
if (json === undefined) throw new Error('usage: bare-process.ts JOB-AS-JSON');
const { plan, questions, maxTokens } = JSON.parse(json) as WordsJob;

const library = await getLlama({
  ...{ gpu: false, build: 'never', skipDownload: true, progressLogs: false, maxThreads: plan.threads },
  logLevel: LlamaLogLevel.error,
} as const);
const model = await library.loadModel({ modelPath: plan.model.path, gpuLayers: plan.gpuLayers });
const context = await model.createContext({ contextSize: plan.contextTokens, threads: plan.threads });
const sequence = context.getSequence();
const sampling = suggestedSampling(model.fileInfo.metadata);

async function ask(prompt: string): Promise<Answered> {
  await sequence.clearHistory();
  const beginMs = performance.now();
  let firstMs = 0;
  let tokens = 0;
  let text = '';
  for await (const token of sequence.evaluate(model.tokenize(prompt, true), sampling)) {
    text += model.detokenize([token]);
    tokens += 1;
    if (tokens === 1) firstMs = performance.now() - beginMs;
    if (tokens >= maxTokens) break;
  }
  if (text === '') throw new Error('Nothing was said');
  return { firstMs, endMs: performance.now() - beginMs, tokens };
}

const answers: Answered[] = [];
for (const { prompt } of questions) {
  answers.push(await ask(prompt));
  await setTimeout(restMs);
}
// The first one warms up.
process.stdout.write(`${JSON.stringify(reckon(answers.slice(1)))}\n`);
await library.dispose();
