import type { ArrivalView, FileWay } from '../../src-preload/contract/storage.ts';
import type { Bring } from '../bring/port.ts';
import type { Downloadable } from '../downloads/ports.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log-port.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import type { Admission } from '../policy/admission.ts';
import { bringIn } from './bring-in.ts';

/** A file on this computer. */
export interface ArrivingFile {
  /** Where it really is: no link. */
  readonly path: string;
  /** What it is called where the person sees it. */
  readonly fileName: string;
  readonly bytes: number;
  /** As what it was looked at: nothing else under its name is brought. See `seenAs`. */
  readonly seen: string;
}

/** What is to become a model of the library. */
export interface Arriving {
  /** One file, or all parts of one model in order. */
  readonly files: readonly ArrivingFile[];
  /** What it is called meanwhile. */
  readonly name: string;
  /** Of all files. */
  readonly bytes: number;
  /** `reuse`: found in another program's folder; the file there stays what it is. */
  readonly way: FileWay | 'reuse';
  /** The model that its one file must be, or null: then it is what its hash says, or the person's own. */
  readonly expected: Downloadable | null;
}

/** What arrivals take from the rest of main. */
export interface ArrivalPorts {
  readonly ledger: Ledger;
  readonly log: Log;
  readonly bring: Bring;
  readonly admission: Pick<Admission, 'checkFiles'>;
  allModels(): readonly Downloadable[];
  modelsFolder(): string;
  /** The folder need not be there yet: it is made. A folder that the person chose is not: its drive may be away. */
  mayMakeFolder(): boolean;
  freeBytes(folder: string): Promise<number | null>;
  /** A file larger than this cannot be on the disk of `folder`; null: unknown, or no limit. */
  largestFileBytes(folder: string): Promise<number | null>;
  /** A model is here that may be on its way from the network: that is not needed any more. */
  arrived(modelId: string): void;
  now(): number;
}

/** Models on their way from somewhere on this computer, one after another. */
export interface Arrivals {
  start(arriving: Arriving): void;
  /** Also takes away one that failed. */
  cancel(id: string): void;
  retry(id: string): void;
  list(): readonly ArrivalView[];
  onChange(listener: () => void): void;
  /** Resolves when nothing is at work any more; what was is begun anew by the person. */
  stop(): Promise<void>;
}

interface Job {
  readonly arriving: Arriving;
  view: ArrivalView;
  readonly stop: AbortController;
}

export function createArrivals(ports: ArrivalPorts): Arrivals {
  const jobs = new Map<string, Job>();
  const listeners = new Set<() => void>();
  let line: Promise<void> = Promise.resolve();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const show = (job: Job, part: Partial<ArrivalView>): void => {
    job.view = { ...job.view, ...part };
    changed();
  };
  const known = (id: string): Job => {
    const job = jobs.get(id);
    if (job === undefined) throw new NogginError('unknown-id', 'There is no such file on its way');
    return job;
  };

  const run = async (job: Job): Promise<void> => {
    if (job.stop.signal.aborted) return;
    show(job, { state: 'running' });
    try {
      const modelId = await bringIn(
        job.arriving,
        ports,
        ({ stage, doneBytes }) => show(job, { stage, doneBytes }),
        job.stop.signal,
      );
      jobs.delete(job.view.id);
      changed();
      if (modelId !== null) ports.arrived(modelId);
    } catch (error) {
      const view = toErrorView(error);
      ports.log.warn('a file did not arrive', { name: job.arriving.name, ...view });
      show(job, { state: 'failed', error: view });
    }
  };
  const enqueue = (job: Job): void => {
    line = line.then(() => run(job));
    changed();
  };

  return {
    start: (arriving) => {
      const { name, bytes: totalBytes } = arriving;
      const view: ArrivalView = {
        id: randomUUID(),
        name,
        state: 'waiting',
        stage: arriving.way === 'copy' ? 'copying' : 'checking',
        doneBytes: 0,
        totalBytes,
        error: null,
      };
      const job: Job = { arriving, view, stop: new AbortController() };
      jobs.set(view.id, job);
      enqueue(job);
    },
    cancel: (id) => {
      known(id).stop.abort();
      jobs.delete(id);
      changed();
    },
    retry: (id) => {
      const job = known(id);
      if (job.view.state !== 'failed') return;
      show(job, { state: 'waiting', error: null, doneBytes: 0 });
      enqueue(job);
    },
    list: () => [...jobs.values()].map(({ view }) => view),
    onChange: (listener) => {
      listeners.add(listener);
    },
    stop: async () => {
      for (const { stop } of jobs.values()) stop.abort();
      await line;
    },
  };
}
