import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isServed } from '../../../src-main/downloads/is-served.ts';
import { createDownloads } from '../../../src-main/downloads/manager.ts';
import type { Downloads } from '../../../src-main/downloads/manager-port.ts';
import type { Downloadable, DownloadPorts, Limits } from '../../../src-main/downloads/ports.ts';
import { createRemoteTransfer } from '../../../src-main/downloads/transfer/remote.ts';
import { tuning as realNumbers, type Tuning } from '../../../src-main/downloads/tuning.ts';
import { createRemoteVerify } from '../../../src-main/downloads/verifier/remote.ts';
import { createSocketClient } from '../../../src-main/http/socket-client.ts';
import type { Ledger } from '../../../src-main/ledger/ledger.ts';
import { openOrReplaceLedger } from '../../../src-main/ledger/open-or-replace.ts';
import type { Log } from '../../../src-main/log-port.ts';
import type { DownloadView } from '../../../src-preload/contract/downloads.ts';

const sources = new URL('../../../src-main/downloads/', import.meta.url);
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Back-off and silence are short enough for tests; everything else is as in the app. */
const quickNumbers: Tuning = {
  ...realNumbers,
  backoffBaseMs: 5,
  backoffCapMs: 20,
  // Long enough for a busy computer; tests of silence set their own.
  silenceMs: 10_000,
  checkpointMs: 50,
  progressMs: 20,
  installRetryMs: 300,
  retryAfterCapMs: 100,
  healMs: 30,
  healBlindlyMs: 100,
  diskReserveBytes: 0,
};

const realLimits: Limits = { bytesPerSecondLimit: null, connectionsPerHost: 8, parallelDownloads: 2 };

/** The whole engine with its real workers and a real ledger, in plain Node. */
export interface Engine {
  readonly downloads: Downloads;
  readonly ledger: Ledger;
  readonly ledgerFile: string;
  /** Where a damaged ledger was set aside, or null. */
  readonly setAside: string | null;
  readonly modelsFolder: string;
  /** Resolves with the first view of this download that satisfies `wanted`, starting with the present one. */
  until(id: string, wanted: (view: DownloadView) => boolean): Promise<DownloadView>;
  /** The final path of the model's file. */
  target(modelId: string): string;
  /** Stops cleanly and closes the ledger; keeps the folder. Idempotent. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly models: readonly Downloadable[];
  /** Holds the ledger and the models; see {@link temporaryFolder}. */
  readonly home: string;
  readonly tuning?: Partial<Tuning>;
  readonly limits?: Partial<Limits>;
  readonly ports?: Partial<DownloadPorts>;
}

/** Opens the engine on `home` without recovering; a test of recovery calls `downloads.recover()`. */
export function openEngine(options: EngineOptions): Engine {
  const { home } = options;
  const ledgerFile = path.join(home, 'ledger.sqlite');
  const modelsFolder = path.join(home, 'models');
  const { ledger, setAside } = openOrReplaceLedger(ledgerFile);
  const http = createSocketClient();
  const downloads = createDownloads({
    ledger,
    transfer: createRemoteTransfer(new URL('transfer/worker.ts', sources)),
    verify: createRemoteVerify(new URL('verifier/worker.ts', sources)),
    tuning: { ...quickNumbers, ...options.tuning },
    policy: { allowLoopbackHttp: true },
    log: silent,
    findModel: (id) => options.models.find((model) => model.id === id) ?? null,
    allModels: () => options.models,
    modelsFolder: () => modelsFolder,
    resumeAutomatically: () => true,
    limits: () => ({ ...realLimits, ...options.limits }),
    isServed: (url) => isServed(new URL(url), http, { allowLoopbackHttp: true }, null),
    freeBytes: async () => null,
    largestFile: async () => null,
    now: Date.now,
    monotonic: () => performance.now(),
    ...options.ports,
  });
  let stopped: Promise<void> | undefined;
  return {
    downloads,
    ledger,
    ledgerFile,
    setAside,
    modelsFolder,
    target: (modelId) => path.join(modelsFolder, `${modelId}.gguf`),
    until: (id, wanted) => until(downloads, id, wanted),
    stop: () => {
      stopped ??= downloads.stop().finally(() => {
        http.close();
        ledger.close();
      });
      return stopped;
    },
  };
}

function until(
  downloads: Downloads,
  id: string,
  wanted: (view: DownloadView) => boolean,
): Promise<DownloadView> {
  const present = downloads.list().find((view) => view.id === id);
  if (present !== undefined && wanted(present)) return Promise.resolve(present);
  return new Promise((resolve) => {
    const stop = downloads.onChange((change) => {
      if (change.kind !== 'progress' && change.kind !== 'transition') return;
      if (change.download.id !== id || !wanted(change.download)) return;
      stop();
      resolve(change.download);
    });
  });
}

/** A folder of its own for a test, and the way to remove it. */
export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'noggin-engine-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
