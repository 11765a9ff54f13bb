import { type ErrorCode, modelFaults } from '../../src-preload/contract/errors.ts';
import type { FirstWordsView } from '../../src-preload/contract/first-words.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { Inference, LoadPlan } from '../inference/port.ts';
import type { FirstWordsRow } from '../ledger/first-words.ts';
import type { Log } from '../log-port.ts';
import { type FirstWordsVerdict, firstWords } from './ask.ts';

/** An installed model, whole. */
export interface Askable {
  readonly modelId: string;
  readonly sha256: string;
  /** Of all its files. */
  readonly bytes: number;
}

/** What it takes from the rest of main. */
export interface FirstWordsPorts {
  readonly inference: Inference;
  /**
   * How a model is to be loaded for a few words.
   * @throws NogginError `memory-short`, `unknown-id`, `folder-unavailable`, `model-damaged`
   */
  plan(modelId: string): Promise<LoadPlan>;
  /** What reckons when a model is loaded with this plan. */
  placeOf(plan: LoadPlan): 'processor' | 'graphics';
  installed(): readonly Askable[];
  /** Whether a model is loaded, or about to be, because a person wants to talk to it. */
  isTaken(): boolean;
  recorded(): readonly FirstWordsRow[];
  /** @throws NogginError `ledger-unavailable` */
  record(row: FirstWordsRow): void;
  /** Calls back once, unless canceled. */
  later(ms: number, run: () => void): () => void;
  /** Milliseconds since the epoch. */
  now(): number;
  readonly log: Pick<Log, 'warn'>;
}

/** Asks each model that arrives for its first words, in the background, and knows what came of it. */
export interface FirstWords {
  view(): readonly FirstWordsView[];
  onChange(listener: () => void): () => void;
  /** What models that answered on this computer were measured at, the oldest first. */
  measured(): readonly FirstWordsRow[];
  /** What is installed may have changed: what is new is asked once nobody uses a model. */
  look(): void;
  /**
   * A person wants to know: asks now.
   * @throws NogginError `unknown-id`; `not-now` while a model answers or is being loaded
   */
  ask(modelId: string): void;
  /** Whether a model is being asked. */
  isAsking(): boolean;
  /** Somebody needs the model's place: ends what runs, and asks again later. Resolves when the place is free. */
  makeWay(): Promise<void>;
  stop(): Promise<void>;
}

/** After an arrival: the person may want to talk to it themselves, and comes first. Milliseconds. */
const quietMs = 5000;
/** Until it is tried again where a model was in use, or memory short. Milliseconds. */
const againMs = 60_000;

interface Run {
  readonly modelId: string;
  readonly cancel: AbortController;
  readonly done: Promise<void>;
}

export function createFirstWords(ports: FirstWordsPorts): FirstWords {
  const { inference } = ports;
  const listeners = new Set<() => void>();
  /** By model: the file that was there when it was last looked. */
  let known = new Map(ports.installed().map(({ modelId, sha256 }) => [modelId, sha256]));
  const waiting = new Set<string>();
  /** What kept a model from being asked, in this session. */
  const kept = new Map<string, FirstWordsView>();
  let running: Run | null = null;
  let cancelTimer: (() => void) | null = null;
  let isStopped = false;

  const emit = (): void => {
    for (const listener of listeners) listener();
  };
  const find = (modelId: string): Askable | undefined =>
    ports.installed().find((each) => each.modelId === modelId);

  const schedule = (ms: number): void => {
    cancelTimer?.();
    cancelTimer = null;
    if (isStopped || waiting.size === 0) return;
    cancelTimer = ports.later(ms, () => {
      cancelTimer = null;
      askNext();
    });
  };
  const askNext = (): void => {
    const [modelId] = waiting;
    if (modelId === undefined || running !== null) return;
    if (ports.isTaken()) {
      schedule(againMs);
      return;
    }
    waiting.delete(modelId);
    const model = find(modelId);
    if (model === undefined) schedule(0);
    else start(model, false);
  };
  const settle = (model: Askable, verdict: FirstWordsVerdict, plan: LoadPlan | null): void => {
    const { modelId } = model;
    kept.delete(modelId);
    if (verdict.kind === 'stopped') {
      waiting.add(modelId);
      return;
    }
    const askedAtMs = ports.now();
    if (plan === null || (verdict.kind === 'failed' && !modelFaults.includes(verdict.error.code))) {
      if (verdict.kind === 'failed') kept.set(modelId, { modelId, askedAtMs, ...verdict });
      return;
    }
    ports.record(rowOf(model, verdict, ports.placeOf(plan), askedAtMs));
  };
  const start = (model: Askable, isWished: boolean): void => {
    const cancel = new AbortController();
    const work = async (): Promise<void> => {
      let plan: LoadPlan | null = null;
      let verdict: FirstWordsVerdict;
      try {
        plan = await ports.plan(model.modelId);
        verdict = await firstWords(inference, plan, cancel.signal);
      } catch (error) {
        verdict = cancel.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', error: toErrorView(error) };
      }
      // Nothing was loaded where there is no plan.
      if (plan !== null) await inference.unload();
      try {
        settle(model, verdict, plan);
      } catch (error) {
        ports.log.warn('first words were not recorded', { error: String(error) });
      }
      // Memory is free another time.
      const isShort = verdict.kind === 'failed' && verdict.error.code === 'memory-short';
      if (isShort && !isWished) waiting.add(model.modelId);
      running = null;
      schedule(againMs);
      emit();
    };
    const done = work();
    running = { modelId: model.modelId, cancel, done };
    emit();
  };
  const makeWay = async (): Promise<void> => {
    running?.cancel.abort();
    await running?.done;
  };

  return {
    view: () => {
      const rows = ports.recorded();
      return ports.installed().flatMap((model): FirstWordsView[] => {
        const { modelId } = model;
        if (running?.modelId === modelId) return [{ modelId, kind: 'asking' }];
        const trouble = kept.get(modelId);
        if (trouble !== undefined) return [trouble];
        const row = recordOf(model, rows);
        return row === undefined ? [] : [viewOf(row)];
      });
    },
    measured: () => ports.recorded().filter(({ kind }) => kind === 'answers'),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: () => {
      if (isStopped) return;
      const present = ports.installed();
      const arrived = present.filter(
        (model) =>
          known.get(model.modelId) !== model.sha256 && recordOf(model, ports.recorded())?.kind !== 'answers',
      );
      known = new Map(present.map(({ modelId, sha256 }) => [modelId, sha256]));
      for (const { modelId } of arrived) waiting.add(modelId);
      if (arrived.length > 0) schedule(quietMs);
    },
    ask: (modelId) => {
      const model = find(modelId);
      if (model === undefined) throw new NogginError('unknown-id', 'This model is not installed');
      const { kind } = inference.state();
      if (isStopped || running !== null || kind === 'loading' || kind === 'answering') {
        throw new NogginError('not-now', 'A model is being used');
      }
      waiting.delete(modelId);
      start(model, true);
    },
    isAsking: () => running !== null,
    makeWay,
    stop: async () => {
      isStopped = true;
      cancelTimer?.();
      await makeWay();
    },
  };
}

/** What came of it when exactly this file was asked. */
function recordOf({ modelId, sha256 }: Askable, rows: readonly FirstWordsRow[]): FirstWordsRow | undefined {
  return rows.find((row) => row.modelId === modelId && row.sha256 === sha256);
}

function viewOf({ modelId, askedAtMs, ...row }: FirstWordsRow): FirstWordsView {
  const { wordsPerSecond, firstTokenMs, code, message } = row;
  if (row.kind === 'nonsense') return { modelId, askedAtMs, kind: 'nonsense' };
  if (row.kind === 'answers' && wordsPerSecond !== null && firstTokenMs !== null) {
    return { modelId, askedAtMs, kind: 'answers', wordsPerSecond, firstWordMs: firstTokenMs };
  }
  // The ledger holds codes of this version or older ones: the set only grows.
  const error = { code: (code ?? 'internal') as ErrorCode, message: message ?? '' };
  return { modelId, askedAtMs, kind: 'failed', error };
}

function rowOf(
  { modelId, sha256, bytes }: Askable,
  verdict: Exclude<FirstWordsVerdict, { readonly kind: 'stopped' }>,
  place: 'processor' | 'graphics',
  askedAtMs: number,
): FirstWordsRow {
  const nothing = { code: null, message: null, place: null, tokensPerSecond: null } as const;
  const row = { ...nothing, modelId, sha256, bytes, askedAtMs, wordsPerSecond: null, firstTokenMs: null };
  switch (verdict.kind) {
    case 'nonsense':
      return { ...row, kind: 'nonsense' };
    case 'failed':
      return { ...row, kind: 'failed', code: verdict.error.code, message: verdict.error.message };
    case 'answers':
      return { ...row, ...verdict, place };
  }
}
