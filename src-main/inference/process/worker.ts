import os from 'node:os';
import { NogginError, toErrorView } from '../../errors.ts';
import { openParentChannel } from '../../platform/parent-channel.ts';
import type { LoadPlan, Question } from '../port.ts';
import { answer } from './answer.ts';
import { embed } from './embed.ts';
import { loadModel, type Model } from './load-model.ts';
import type { FromModel, ToModel } from './messages.ts';
import { createTextBatches } from './text-batches.ts';

/** How long a goodbye may take before the process ends without one. */
const goodbyeMs = 1000;

/** The process of a model: loads it, answers, and ends when main says so or is gone. */
const channel = openParentChannel<ToModel, FromModel>();
let model: Model | undefined;
const stops = new Map<number, AbortController>();
const atWork = new Set<Promise<void>>();

async function load(id: number, plan: LoadPlan): Promise<void> {
  if (model !== undefined) throw new NogginError('internal', 'This process has loaded its model already');
  if (plan.isQuiet === true) os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  model = await loadModel(plan, {
    progress: (progress) => channel.post({ kind: 'progress', id, progress }),
    template: (isRunning) => channel.post({ kind: 'template', id, isRunning }),
  });
  channel.post({ kind: 'loaded', id, loaded: model.loaded });
}

async function reply(id: number, question: Question): Promise<void> {
  if (model === undefined) throw new NogginError('internal', 'No model is loaded');
  channel.post({ kind: 'heard', id });
  const stop = new AbortController();
  stops.set(id, stop);
  const batches = createTextBatches((text, tokens) => channel.post({ kind: 'text', id, text, tokens }));
  try {
    const end = await answer(
      model,
      question,
      {
        prompt: (facts) => channel.post({ kind: 'prompt', id, facts }),
        text: batches.add,
        call: (call) => {
          batches.flush();
          channel.post({ kind: 'call', id, call });
        },
      },
      stop.signal,
    );
    batches.flush();
    channel.post({ kind: 'answered', id, end });
  } finally {
    // Of an answer that broke off, all that was said comes before why.
    batches.flush();
    stops.delete(id);
  }
}

async function vectors(id: number, texts: readonly string[]): Promise<void> {
  if (model === undefined) throw new NogginError('internal', 'No model is loaded');
  channel.post({ kind: 'heard', id });
  const stop = new AbortController();
  stops.set(id, stop);
  try {
    channel.post({ kind: 'embedded', id, embedded: await embed(model, texts, stop.signal) });
  } finally {
    stops.delete(id);
  }
}

/** Answers are stopped first. Metal aborts a process that ends with a model loaded. */
async function end(): Promise<void> {
  // A load cannot be stopped, and leaves nothing that is missed.
  if (model === undefined) process.exit(0);
  setTimeout(() => process.exit(0), goodbyeMs);
  for (const stop of stops.values()) stop.abort();
  await Promise.allSettled(atWork);
  await model?.dispose().catch(() => {});
  process.exit(0);
}

async function handle(message: Exclude<ToModel, { readonly kind: 'end' }>): Promise<void> {
  switch (message.kind) {
    case 'load':
      return load(message.id, message.plan);
    case 'answer':
      return reply(message.id, message.question);
    case 'embed':
      return vectors(message.id, message.texts);
    case 'stop':
      return stops.get(message.id)?.abort();
    case 'ping':
      return channel.post({ kind: 'pong', id: message.id });
  }
}

channel.onMessage((message) => {
  if (message.kind === 'end') return void end();
  const work = handle(message)
    .catch((error: unknown) => channel.post({ kind: 'failed', id: message.id, error: toErrorView(error) }))
    .finally(() => atWork.delete(work));
  atWork.add(work);
});
channel.onClose(() => void end());
