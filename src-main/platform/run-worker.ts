import { type TransferListItem, Worker, type WorkerOptions } from 'node:worker_threads';

/** One job for a thread of its own. */
export interface WorkerJob<Message, Outcome> {
  /** Built or source file of the worker. */
  readonly url: URL;
  readonly data?: unknown;
  readonly transfer?: readonly TransferListItem[];
  /** Memory limits, in MB, for untrusted input. */
  readonly resourceLimits?: WorkerOptions['resourceLimits'];
  readonly isQuiet?: boolean;
  /** The thread must not keep the app from ending. */
  readonly isUnimportant?: boolean;
  /** Hears each message, in order. An outcome ends the thread. */
  hear(message: Message): Outcome | undefined;
  /** The thread failed, or ended without an outcome. */
  broken(message: string): Outcome;
  readonly stop?: WorkerStop<Outcome>;
  readonly limit?: { readonly ms: number; readonly outcome: () => Outcome };
}

/** How a thread is ended from outside. */
export interface WorkerStop<Outcome> {
  readonly signal: AbortSignal;
  readonly outcome: Outcome;
  /** Resolves only when the thread is gone: it may still be writing. */
  readonly waitsForEnd?: boolean;
  /** Asks the thread to end by itself; without it the thread is ended at once. */
  readonly politely?: { readonly message: unknown; readonly withinMs: number };
}

/**
 * Runs a job in a thread of its own. Never rejects. It resolves as soon as the outcome is known: nobody waits for a
 * thread that has said how it ended.
 */
export function runWorker<Message, Outcome>(job: WorkerJob<Message, Outcome>): Promise<Outcome> {
  return new Promise((resolve) => {
    const isQuiet = job.isQuiet === true;
    const worker = new Worker(job.url, {
      workerData: job.data,
      transferList: [...(job.transfer ?? [])],
      ...(isQuiet ? { stdout: true, stderr: true } : {}),
      ...(job.resourceLimits === undefined ? {} : { resourceLimits: job.resourceLimits }),
    });
    if (job.isUnimportant === true) worker.unref();
    let failure: string | null = null;
    const timers: NodeJS.Timeout[] = [];
    const finish = (outcome: Outcome): void => {
      for (const timer of timers) clearTimeout(timer);
      job.stop?.signal.removeEventListener('abort', stop);
      resolve(outcome);
      void worker.terminate();
    };
    /** Ignore messages of a thread that is being ended. */
    const isStopped = (): boolean => job.stop?.waitsForEnd === true && job.stop.signal.aborted;
    const after = (ms: number, outcome: () => Outcome): void => {
      const timer = setTimeout(() => finish(outcome()), ms);
      if (job.isUnimportant === true) timer.unref();
      timers.push(timer);
    };
    const stop = (): void => {
      if (job.stop === undefined) return;
      const { politely, outcome, waitsForEnd } = job.stop;
      if (waitsForEnd === true) {
        void worker.terminate().then(() => finish(outcome));
        return;
      }
      if (politely === undefined) {
        finish(outcome);
        return;
      }
      worker.postMessage(politely.message);
      after(politely.withinMs, () => outcome);
    };
    worker.on('message', (message: Message) => {
      const outcome = isStopped() ? undefined : job.hear(message);
      if (outcome !== undefined) finish(outcome);
    });
    worker.once('error', (error: unknown) => {
      failure = error instanceof Error ? error.message : String(error);
    });
    worker.once('exit', () => {
      if (!isStopped()) finish(job.broken(failure ?? 'The worker ended without a word'));
    });
    if (job.limit !== undefined) after(job.limit.ms, job.limit.outcome);
    if (job.stop?.signal.aborted === true) stop();
    else job.stop?.signal.addEventListener('abort', stop, { once: true });
  });
}
