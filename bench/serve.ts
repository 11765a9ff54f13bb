import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../script/build.ts';
import { projectRoot } from '../script/lib/runtime.ts';
import { createBrain } from '../src-main/inference/brain.ts';
import { createInference } from '../src-main/inference/inference.ts';
import { createTurns } from '../src-main/inference/turns.ts';
import { createBrainDesk } from '../src-main/server/brain-desk.ts';
import { digestOf } from '../src-main/server/http/guard.ts';
import type { FromServer, ToServer } from '../src-main/server/messages.ts';
import { createPrograms } from '../src-main/server/programs.ts';
import { forkFile, forkProcess } from '../test/support/inference/forked-process.ts';
import { loadWith } from '../test/support/server/load.ts';
import { openProgramsScene } from '../test/support/server/programs.ts';
import { testKey } from '../test/support/server/scene.ts';
import { median } from './lib/statistics.ts';
import { timedCommand } from './lib/timed-command.ts';
import type { Answered, WordsResult } from './words/job.ts';
import { type Measured, measuredModels } from './words/models.ts';
import { reckon } from './words/reckon.ts';

const bare = fileURLToPath(new URL('words/bare-process.ts', import.meta.url));
const built = (...names: readonly string[]): string => path.join(projectRoot, 'out', ...names);
const clients = 4;
/** The server's own time, on top of the library's. */
const atMost = 1.05;
const programs = 8;
const loadMs = 120_000;

interface Figures extends WordsResult {
  /** Tokens a second of several clients at once, over all of it. */
  readonly togetherPerSecond: number;
}

/**
 * Compares the server with the bare library: a model of a hundred million weights, one client and several at once; then
 * eight programs for two minutes.
 * @returns lines of Markdown, and whether all requirements were met
 */
export async function measureServe(
  rounds: number,
  log: (line: string) => void,
): Promise<{ readonly lines: readonly string[]; readonly ok: boolean }> {
  await buildApp();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-serve-'));
  try {
    const { '100m': model } = await measuredModels(folder);
    const found: { readonly bare: Figures; readonly served: Figures }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // In turns, so that other load on the computer affects both.
      const both =
        round % 2 === 0
          ? { bare: await bareRound(model, folder), served: await servedRound(model) }
          : { served: await servedRound(model), bare: await bareRound(model, folder) };
      log(`serve round ${round + 1}/${rounds}  ${JSON.stringify(both)}`);
      found.push(both);
    }
    return reportOf(found, await loadLines());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bareRound(model: Measured, folder: string): Promise<Figures> {
  const { output } = await timedCommand(
    process.execPath,
    [bare, JSON.stringify({ ...model, folder })],
    folder,
  );
  const result = JSON.parse(output) as WordsResult;
  const { firstTokenMs, msPerToken } = result;
  // It gives one answer after another anyway.
  const answerMs = firstTokenMs + msPerToken * (model.maxTokens - 1);
  return { ...result, togetherPerSecond: (model.maxTokens * 1000) / answerMs };
}

async function servedRound(model: Measured): Promise<Figures> {
  const { origin, end } = await openServed(model);
  try {
    const answers: Answered[] = [];
    for (const { prompt } of model.questions) answers.push(await ask(origin, prompt, model.maxTokens));
    const beginMs = performance.now();
    const prompts = model.questions.slice(0, clients).map(({ prompt }) => `${prompt} `);
    const together = await Promise.all(prompts.map((prompt) => ask(origin, prompt, model.maxTokens)));
    const seconds = (performance.now() - beginMs) / 1000;
    const tokens = together.reduce((sum, answer) => sum + answer.tokens, 0);
    // The first one loads the model, and warms up.
    return { ...reckon(answers.slice(1)), togetherPerSecond: tokens / seconds };
  } finally {
    await end();
  }
}

/** The processes as the app builds them, started by Node. */
async function openServed({ plan }: Measured): Promise<{ readonly origin: string; end(): Promise<void> }> {
  const inference = createInference({
    spawn: () => forkProcess(built('inference', 'model-process.js')),
    graphics: { hasFailed: () => false, remember: () => {} },
    now: () => performance.now(),
  });
  const { model } = plan;
  const brain = createBrain({
    inference,
    plan: async () => plan,
    inUse: () => model,
    idleMinutes: () => null,
    now: () => performance.now(),
    background: { isOn: () => false, makeWay: async () => {} },
    isMemoryShort: async () => false,
    later: () => () => {},
  });
  const facts = { architecture: null, parameters: null, quantization: null, contextTokens: null };
  const served = {
    ...{ id: model.modelId, name: model.name, sha256: '0'.repeat(64), bytes: 1, provenAtMs: 0 },
    ...{ ...facts, canUseTools: false, canThink: false },
  };
  const programs = createPrograms({
    spawn: () => forkFile<ToServer, FromServer>(built('main', 'server-process.js')),
    desk: createBrainDesk({
      ...{ brain, inference, turns: createTurns(), asked: () => {} },
      served: () => ({ models: [served], inUse: model.modelId, loaded: null }),
    }),
    wanted: () => ({ port: 0, keyDigest: digestOf(testKey).toString('hex'), speaksOllama: false }),
    log: { info: () => {}, warn: () => {} },
    now: () => performance.now(),
  });
  await programs.refresh();
  const state = programs.state();
  if (state.kind !== 'on') throw new Error(`The server is ${state.kind}`);
  return {
    origin: `http://127.0.0.1:${state.port}`,
    end: async () => {
      await programs.stop();
      await inference.stop();
    },
  };
}

/** The bare library's raw prompt, as a stream. */
async function ask(origin: string, prompt: string, max_tokens: number): Promise<Answered> {
  const beginMs = performance.now();
  const answer = await fetch(`${origin}/v1/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${testKey}` },
    body: JSON.stringify({
      ...{ model: 'noggin', prompt, max_tokens, stream: true, stream_options: { include_usage: true } },
    }),
  });
  if (!answer.ok || answer.body === null) throw new Error(`${answer.status}: ${await answer.text()}`);
  let firstMs = 0;
  let text = '';
  const reader = answer.body.pipeThrough(new TextDecoderStream());
  for await (const piece of reader) {
    if (firstMs === 0) firstMs = performance.now() - beginMs;
    text += piece;
  }
  const endMs = performance.now() - beginMs;
  const tokens = Number(/"completion_tokens":(\d+)/.exec(text)?.[1] ?? 0);
  return { firstMs, endMs, tokens };
}

/** The result of eight programs over two minutes, with Pip. */
async function loadLines(): Promise<{ readonly text: string; readonly ok: boolean }> {
  const scene = openProgramsScene();
  try {
    await scene.want({});
    const beginMs = performance.now();
    const result = await loadWith(scene.origin(), programs, () => performance.now() - beginMs > loadMs);
    const isInOrder = scene.order.came.join() === scene.order.given.join();
    const { right, wrong, errors } = result;
    const text = `${programs} programs for ${loadMs / 1000} s: ${right} right, ${wrong.length} wrong, ${errors.length} errors, ${isInOrder ? 'all in the order of arrival' : 'NOT in order'}.`;
    return { text, ok: wrong.length === 0 && errors.length === 0 && isInOrder };
  } finally {
    await scene.end();
  }
}

function reportOf(
  found: readonly { readonly bare: Figures; readonly served: Figures }[],
  load: { readonly text: string; readonly ok: boolean },
) {
  const rows = [
    ['first token, ms', 'firstTokenMs', false],
    ['a token, ms', 'msPerToken', false],
    [`${clients} clients at once, tokens a second`, 'togetherPerSecond', true],
  ] as const;
  const judged = rows.map(([name, number, isSpeed]) => {
    const of = (who: 'bare' | 'served'): number => median(found.map((each) => each[who][number]));
    const ratio = isSpeed ? of('bare') / of('served') : of('served') / of('bare');
    return {
      ok: ratio <= atMost,
      line: `| ${name} | ${of('bare').toFixed(2)} | ${of('served').toFixed(2)} | ${ratio.toFixed(3)} | ${ratio <= atMost ? 'met' : 'NOT met'} |`,
    };
  });
  const lines = [
    '### The server for other programs',
    '',
    `| | bare library | server | ratio | at most ${atMost} |`,
    '| --- | ---: | ---: | ---: | --- |',
    ...judged.map(({ line }) => line),
    '',
    load.text,
  ];
  return { lines, ok: load.ok && judged.every(({ ok }) => ok) };
}
