import os from 'node:os';
import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';
import { firstWordsTokens } from '../../first-words/ask.ts';
import { createFirstWords, type FirstWords } from '../../first-words/service.ts';
import { type Brain, createBrain } from '../../inference/brain.ts';
import { createInference } from '../../inference/inference.ts';
import { readLoadFacts } from '../../inference/load-facts.ts';
import { type LoadWishes, planLoad } from '../../inference/plan-load.ts';
import type { Inference, LoadPlan } from '../../inference/port.ts';
import { createTurns, type Turns } from '../../inference/turns.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createCurrentModel } from '../../library/current.ts';
import type { Library } from '../../library/library.ts';
import type { Log } from '../../log-port.ts';
import { availableMemory } from '../../platform/available-memory.ts';
import { monotonicMs } from '../../platform/monotonic.ts';
import type { Settings } from '../../settings.ts';
import { forkModelProcess } from '../processes/model-process.ts';

/** Below this share of free memory the system suffers. */
const shortShare = 0.04;

/** What it takes from the services. */
export interface BrainHere {
  readonly ledger: Ledger;
  readonly library: Pick<Library, 'pathOf' | 'onChange'>;
  readonly settings: Settings;
  readonly log: Log;
  /** Every model that is whole. */
  installed(): readonly InstalledView[];
  /** Address of main's built file: the process of a model lies beside its folder. */
  readonly here: string;
}

/** The model that answers in this running app. Nothing of it is started before somebody asks. */
export function openBrain({ ledger, library, settings, here, log, installed }: BrainHere): {
  readonly inference: Inference;
  readonly brain: Brain;
  readonly firstWords: FirstWords;
  readonly turns: Turns;
} {
  const current = createCurrentModel(ledger);
  const nameOf = (modelId: string): string => ledger.installed.get(modelId)?.name ?? modelId;
  const graphics = graphicsMemory(ledger);
  const inference = createInference({
    spawn: () => forkModelProcess(new URL('../inference/model-process.js', here)),
    graphics,
    now: monotonicMs,
  });
  const plan = async (modelId: string, wishes: LoadWishes): Promise<LoadPlan> => {
    // Unload first, so that the loaded model's memory counts as free.
    const state = inference.state();
    if (state.kind === 'ready' && state.model.modelId !== modelId) await inference.unload();
    const file = { modelId, name: nameOf(modelId), path: await library.pathOf(modelId) };
    return planLoad(await readLoadFacts(file), wishes);
  };
  const brain = createBrain({
    inference,
    plan: (modelId, anyway) => plan(modelId, { anyway }),
    background: { isOn: () => firstWords.isAsking(), makeWay: () => firstWords.makeWay() },
    inUse: () => {
      const modelId = current.read();
      return modelId === null ? null : { modelId, name: nameOf(modelId) };
    },
    idleMinutes: () => settings.read().idleUnloadMinutes,
    isMemoryShort: async () => (await availableMemory()) < os.totalmem() * shortShare,
    later,
    now: monotonicMs,
  });
  const firstWords = createFirstWords({
    ...{ inference, later, log, now: Date.now },
    plan: (modelId) => plan(modelId, { mostTokens: firstWordsTokens }),
    placeOf: ({ gpuLayers, model }) =>
      gpuLayers > 0 && !graphics.hasFailed(model.modelId) ? 'graphics' : 'processor',
    // A file whose others are missing cannot answer.
    installed: () => installed().filter(({ lone }) => lone === undefined),
    isTaken: brain.isTaken,
    recorded: ledger.firstWords.all,
    record: (row) => ledger.transaction(() => ledger.firstWords.put(row)),
  });
  let before = current.read();
  library.onChange(() => {
    const now = current.read();
    if (now === before) return;
    before = now;
    brain.refresh();
  });
  return { inference, brain, firstWords, turns: createTurns() };
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
}

const settingName = 'graphics-failed';

/** Models that the graphics card could not run, kept as a setting of the ledger. */
function graphicsMemory(ledger: Ledger) {
  const read = (): string[] => (ledger.settings.get(settingName) ?? '').split('\n').filter((id) => id !== '');
  return {
    hasFailed: (modelId: string) => read().includes(modelId),
    remember: (modelId: string) => {
      const known = new Set([...read(), modelId]);
      ledger.transaction(() => ledger.settings.set(settingName, [...known].join('\n')));
    },
  };
}
