import { z } from 'zod';
import { type DownloadView, underWay } from '../../src-preload/contract/downloads.ts';
import { type WizardStep, type WizardView, wizardSteps } from '../../src-preload/contract/wizard.ts';
import type { Downloads } from '../downloads/manager-port.ts';
import { NogginError } from '../errors.ts';
import type { Log } from '../log-port.ts';
import { parseJson } from '../platform/parse-json.ts';
import type { Notes } from './notes.ts';

/** How long a cancel can be undone, in milliseconds. */
export const undoMs = 8_000;

const noteName = 'wizard';
const kept = z.object({
  state: z.enum(['open', 'done']),
  step: z.enum(wizardSteps),
  cancelling: z
    .object({ id: z.string(), modelId: z.string(), name: z.string(), wasGoing: z.boolean() })
    .nullable(),
  smallFirst: z.object({ smallId: z.string(), largeId: z.string() }).nullable(),
});
type Kept = z.infer<typeof kept>;

export interface WizardPorts {
  readonly downloads: Pick<Downloads, 'list' | 'start' | 'pause' | 'resume' | 'cancel' | 'onChange'>;
  readonly notes: Notes;
  readonly log: Pick<Log, 'warn'>;
  /** Neither a model nor a download was ever there, and no notes were lost. */
  readonly isNewProfile: boolean;
  /** Returns the way to call it off. */
  later(ms: number, run: () => void): () => void;
}

/** The first run: where the person is in it, and what it has promised them. */
export interface Wizard {
  view(): WizardView;
  onChange(listener: () => void): () => void;
  go(step: WizardStep): void;
  finish(): void;
  open(): void;
  /** @throws NogginError `unknown-id` when there is no such download */
  cancel(id: string): void;
  /** @throws NogginError `not-now` when it is too late */
  undoCancel(id: string): void;
  /** @throws NogginError as the start of a download */
  smallFirst(modelId: string, largeId: string): void;
  /** A model came in without a download. */
  modelArrived(): void;
  /** Takes up what an earlier process had promised. Call once, when the downloads are recovered. */
  recover(): void;
}

/**
 * Keeps the first run in the ledger, with two promises that outlive the window: a canceled download is only paused
 * until its undo expires, and a large one that yields to a small one resumes afterwards. A restart restarts the undo:
 * a download kept too long does less harm than one lost unseen.
 */
export function createWizard({ downloads, notes, log, isNewProfile, later }: WizardPorts): Wizard {
  let now: Kept = read(notes, log, isNewProfile);
  let callOff = (): void => {};
  const listeners = new Set<() => void>();
  const set = (change: Partial<Kept>): void => {
    const next = { ...now, ...change };
    if (JSON.stringify(next) === JSON.stringify(now)) return;
    now = next;
    notes.write(noteName, JSON.stringify(now));
    for (const listener of listeners) listener();
  };
  // Decide once: later downloads must not end an unfinished first run.
  if (notes.read(noteName) === null) notes.write(noteName, JSON.stringify(now));

  const find = (id: string): DownloadView | undefined => downloads.list().find((row) => row.id === id);
  const countDown = (): void => {
    callOff();
    callOff = later(undoMs, cancelForGood);
  };
  const cancelForGood = (): void => {
    callOff();
    const { cancelling } = now;
    if (cancelling === null) return;
    set({ cancelling: null });
    if (find(cancelling.id) !== undefined) downloads.cancel(cancelling.id);
  };
  /** Resume the large one when nothing is before it; respect what the person did meanwhile. */
  const letLargeGoOn = (): void => {
    const { smallFirst } = now;
    if (smallFirst === null) return;
    set({ smallFirst: null });
    const large = find(smallFirst.largeId);
    if (large?.state === 'paused' && large.id !== now.cancelling?.id) downloads.resume(large.id);
  };

  downloads.onChange((change) => {
    if (change.kind === 'gone') {
      if (change.id === now.cancelling?.id) set({ cancelling: null });
      if (change.id === now.smallFirst?.smallId) letLargeGoOn();
      if (change.id === now.smallFirst?.largeId) set({ smallFirst: null });
    }
    if (change.kind !== 'transition') return;
    const { id, state } = change.download;
    const isGoing = goes(change.download);
    if (isGoing && id === now.cancelling?.id) {
      callOff();
      set({ cancelling: null });
    }
    if (isGoing && now.state === 'open') set({ step: 'get' });
    if (isGoing && id === now.smallFirst?.largeId) set({ smallFirst: null });
    if (id === now.smallFirst?.smallId && (state === 'complete' || state === 'failed')) letLargeGoOn();
  });

  return {
    view: () => {
      const { cancelling, ...view } = now;
      if (cancelling === null) return { ...view, cancelling };
      const { id, modelId, name } = cancelling;
      return { ...view, cancelling: { id, modelId, name } };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go: (step) => set({ step }),
    finish: () => set({ state: 'done' }),
    open: () => set({ state: 'open', step: 'hello' }),
    cancel: (id) => {
      const row = find(id);
      if (row === undefined)
        throw new NogginError('unknown-id', 'There is no such download', { details: { id } });
      // One at a time: the previous undo expires.
      if (now.cancelling?.id !== id) cancelForGood();
      const { modelId, name } = row;
      const wasGoing = goes(row);
      // Write the note first: the pause must not count as the person's.
      set({ step: 'choose', cancelling: { id, modelId, name, wasGoing } });
      if (wasGoing) downloads.pause(id);
      if (id === now.smallFirst?.smallId) letLargeGoOn();
      countDown();
    },
    undoCancel: (id) => {
      if (now.cancelling?.id !== id) throw new NogginError('not-now', 'It is too late to undo this');
      const { wasGoing } = now.cancelling;
      callOff();
      set({ step: 'get', cancelling: null });
      if (wasGoing) downloads.resume(id);
    },
    smallFirst: (modelId, largeId) => {
      downloads.pause(largeId);
      try {
        const { id: smallId } = downloads.start(modelId);
        // It may have been too late to pause.
        if (find(largeId)?.state === 'paused') set({ smallFirst: { smallId, largeId } });
      } catch (error) {
        downloads.resume(largeId);
        throw error;
      }
    },
    modelArrived: () => {
      if (now.state === 'open') set({ step: 'ready' });
    },
    recover: () => {
      if (now.cancelling !== null) {
        if (find(now.cancelling.id) === undefined) set({ cancelling: null });
        else countDown();
      }
      const small = now.smallFirst === null ? undefined : find(now.smallFirst.smallId);
      if (now.smallFirst !== null && (small === undefined || small.state === 'failed')) letLargeGoOn();
    },
  };
}

function goes({ state }: DownloadView): boolean {
  return underWay.includes(state);
}

function read(notes: Notes, log: Pick<Log, 'warn'>, isNewProfile: boolean): Kept {
  const fresh: Kept = {
    state: isNewProfile ? 'open' : 'done',
    step: 'hello',
    cancelling: null,
    smallFirst: null,
  };
  const note = notes.read(noteName);
  if (note === null) return fresh;
  const parsed = kept.safeParse(parseJson(note, null));
  if (parsed.success) return parsed.data;
  log.warn('the note of the first run cannot be read: it begins anew', { note: note.slice(0, 200) });
  return fresh;
}
