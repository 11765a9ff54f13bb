import type { ImportView } from '../../src-preload/contract/storage.ts';
import { NogginError, toErrorView } from '../errors.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { bringIn } from './bring-in.ts';
import type { ImportPorts, ImportRequest } from './ports.ts';

/** Models on their way from somewhere on this computer, one after another. */
export interface Imports {
  start(arriving: ImportRequest): void;
  /** Also takes away one that failed. */
  cancel(id: string): void;
  retry(id: string): void;
  list(): readonly ImportView[];
  onChange(listener: () => void): void;
  /** Resolves when nothing is at work any more; what was is begun anew by the person. */
  stop(): Promise<void>;
}

interface Job {
  readonly arriving: ImportRequest;
  view: ImportView;
  readonly stop: AbortController;
}

export function createImports(ports: ImportPorts): Imports {
  const jobs = new Map<string, Job>();
  const listeners = new Set<() => void>();
  let line: Promise<void> = Promise.resolve();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const show = (job: Job, part: Partial<ImportView>): void => {
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
      const view: ImportView = {
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
