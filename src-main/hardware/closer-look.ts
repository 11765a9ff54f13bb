import { runWorker } from '../platform/run-worker.ts';
import type { Report } from './report.ts';

/** Nothing found out, or not yet. */
export const nothingKnown: Report = { cards: null, volumes: null, drives: null };

/**
 * Asks the system about its hardware in a thread of its own. Never rejects, and never takes longer than `limitMs`:
 * what has not been told by then stays unknown.
 * @param workerUrl the built or source file of ./worker.ts
 */
export function lookCloser(workerUrl: URL, limitMs: number): Promise<Report> {
  let report = nothingKnown;
  return runWorker<Partial<Report>, Report>({
    url: workerUrl,
    isQuiet: true,
    isUnimportant: true,
    hear: (part) => {
      report = { ...report, ...part };
      return undefined;
    },
    broken: () => report,
    limit: { ms: limitMs, outcome: () => report },
  });
}
