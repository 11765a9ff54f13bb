import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createDownloads } from '../../../src-main/downloads/manager.ts';
import type { Downloads, RequestedFile } from '../../../src-main/downloads/manager-port.ts';
import type { DownloadPorts } from '../../../src-main/downloads/ports.ts';
import type {
  TransferEvents,
  TransferOutcome,
  TransferSpec,
} from '../../../src-main/downloads/transfer/port.ts';
import { tuning } from '../../../src-main/downloads/tuning.ts';
import { type Ledger, openLedger } from '../../../src-main/ledger/ledger.ts';
import { tempFolder } from '../temp-folder.ts';

const MB = 1_000_000;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A transfer under the test's control. */
export interface Scripted {
  readonly spec: TransferSpec;
  readonly events: TransferEvents;
  end(outcome: TransferOutcome): void;
  readonly signal: AbortSignal;
}

interface SceneOptions extends Partial<DownloadPorts> {
  readonly parallelDownloads?: number;
  readonly healMs?: number;
}

/** The real manager and ledger, with the network and the clock under the test's control. */
export function setScene({ parallelDownloads = 4, healMs = 3_600_000, ...more }: SceneOptions = {}) {
  const folder = tempFolder();
  const ledger = openLedger(path.join(folder, 'ledger.sqlite'));
  const transfers = new Map<string, Scripted>();
  let nowMs = 0;
  const downloads = createDownloads({
    ledger,
    tuning: { ...tuning, healMs, comebackFirstMs: 1 },
    policy: { allowLoopbackHttp: true },
    log: silent,
    transfer: (spec, events, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve({ kind: 'stopped' });
        signal.addEventListener('abort', () => resolve({ kind: 'stopped' }), { once: true });
        transfers.set(new URL(spec.url).pathname.slice(1), { spec, events, end: resolve, signal });
        for (const listener of begun) listener();
      }),
    verify: (_spec, _told, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve({ kind: 'stopped' });
        signal.addEventListener('abort', () => resolve({ kind: 'stopped' }), { once: true });
      }),
    findModel: () => null,
    allModels: () => [],
    modelsFolder: () => path.join(folder, 'models'),
    resumeAutomatically: () => true,
    limits: () => ({ bytesPerSecondLimit: null, connectionsPerHost: 8, parallelDownloads }),
    freeBytes: async () => null,
    largestFile: async () => null,
    now: () => 1_700_000_000_000,
    monotonic: () => nowMs,
    ...more,
  });
  const begun = new Set<() => void>();
  onTestFinished(async () => {
    await downloads.stop();
    ledger.close();
  });
  /** Resolves with the transfer of this file. */
  const transferOf = (file: string): Promise<Scripted> =>
    new Promise((resolve) => {
      const look = (): void => {
        const known = transfers.get(file);
        if (known !== undefined) resolve(known);
      };
      begun.add(look);
      look();
    });
  /** Resolves when a transfer of this file begins again. */
  const again = (file: string): Promise<void> => {
    const before = transfers.get(file);
    return new Promise((resolve) => {
      begun.add(() => {
        if (transfers.get(file) !== before) resolve();
      });
    });
  };
  return {
    ...{ downloads, ledger, transferOf, again },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** One file of the model that {@link startBig} requests. */
export function bigFile(index: number, bytes: number | null = MB): RequestedFile {
  return {
    ...{ id: `big-0000${index}-of-00003`, index, bytes, sha256: String(index).repeat(64), source: null },
    url: `http://127.0.0.1:9/${index}`,
  };
}

/** Requests a model in three files; returns the id of the request. */
export function startBig(downloads: Downloads, files = [bigFile(1), bigFile(2), bigFile(3)]): string {
  return downloads.startModel({ id: 'big-00001-of-00003', name: 'Big', fileCount: 3, files }).id;
}

/** Requests another model, in one file. */
export function startOther(downloads: Downloads): string {
  const one = { ...bigFile(1), id: 'other', url: 'http://127.0.0.1:9/other', index: 1 };
  return downloads.startModel({ id: 'other', name: 'Other', fileCount: 1, files: [one] }).id;
}

/** States of the files of a request. */
export function states(ledger: Ledger, id: string): readonly string[] {
  return ledger.downloads.ofRequest(id).map(({ state }) => state);
}
