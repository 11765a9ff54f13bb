import { Worker } from 'node:worker_threads';
import type { Report } from './report.ts';

/** Nothing found out, or not yet. */
export const nothingKnown: Report = { cards: null, volumes: null, drives: null };

/**
 * Asks the system about its hardware in a thread of its own. Never rejects, and never takes longer than `limitMs`:
 * what has not been told by then stays unknown.
 * @param workerUrl the built or source file of ./worker.ts
 */
export function lookCloser(workerUrl: URL, limitMs: number): Promise<Report> {
  return new Promise((resolve) => {
    let report = nothingKnown;
    // Its output is nobody's business, and it must not keep the app from ending.
    const worker = new Worker(workerUrl, { stdout: true, stderr: true });
    worker.unref();
    const finish = (): void => {
      clearTimeout(timer);
      resolve(report);
      void worker.terminate();
    };
    const timer = setTimeout(finish, limitMs);
    timer.unref();
    worker.on('message', (part: Partial<Report>) => {
      report = { ...report, ...part };
    });
    worker.once('error', finish);
    worker.once('exit', finish);
  });
}
