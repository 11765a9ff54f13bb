import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import builtIn from '../../../src-main/catalogue/built-in.json' with { type: 'json' };
import { parseCatalogue } from '../../../src-main/catalogue/load.ts';
import { createDownloads } from '../../../src-main/downloads/manager.ts';
import type { Downloads } from '../../../src-main/downloads/manager-port.ts';
import type { TransferOutcome } from '../../../src-main/downloads/transfer/port.ts';
import { tuning } from '../../../src-main/downloads/tuning.ts';
import type { DownloadRepository } from '../../../src-main/ledger/downloads.ts';
import { type Ledger, openLedger } from '../../../src-main/ledger/ledger.ts';
import { createWizard } from '../../../src-main/ui-state/onboarding.ts';
import { createTally } from '../../../src-main/ui-state/overall-progress.ts';
import { createPushPump, type PushPump } from '../../../src-main/ui-state/push-pump.ts';
import { createSnapshot, type StateSources } from '../../../src-main/ui-state/snapshot.ts';
import type { AppSnapshot, StatePatch } from '../../../src-preload/contract/snapshot.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The work done since the last call. */
export interface Work {
  /** Downloads read from the ledger. */
  rowsRead: number;
  /** Changes sent to listeners. */
  told: number;
  /** Rows of downloads pushed to the window. */
  rowsPushed: number;
}

/** A real ledger, manager, snapshot, wizard, and push pump, with a long queue of downloads. */
export interface LongLine {
  readonly downloads: Downloads;
  snapshot(): Promise<AppSnapshot>;
  /** Fails the run of this download, so that the next one in the queue begins. */
  fail(id: string): void;
  work(): Work;
  /** Ends it as quitting does; keeps the folder until {@link remove}. */
  stop(): Promise<void>;
  remove(): void;
}

/** @param home of an earlier one to continue; without it a new queue of `count` is made */
export async function openLongLine(
  count: number,
  home?: string,
): Promise<LongLine & { readonly home: string }> {
  const folder = home ?? mkdtempSync(path.join(os.tmpdir(), 'noggin-line-'));
  const work: Work = { rowsRead: 0, told: 0, rowsPushed: 0 };
  const ledger = counting(openLedger(path.join(folder, 'ledger.sqlite')), work);
  const running = new Map<string, (outcome: TransferOutcome) => void>();
  const downloads = createDownloads({
    ledger,
    tuning: { ...tuning, healMs: 3_600_000 },
    policy: { allowLoopbackHttp: true },
    log: silent,
    // Without network and disk: the measurement is about the queue.
    transfer: async (spec, _events, signal) => {
      const failed = new Promise<TransferOutcome>((resolve) => running.set(spec.url, resolve));
      return Promise.race([failed, stopped(signal)]);
    },
    verify: (_spec, _told, signal) => stopped(signal),
    findModel: (id) => modelOf(id),
    allModels: () => [],
    modelsFolder: () => path.join(folder, 'models'),
    resumeAutomatically: () => true,
    limits: () => ({ bytesPerSecondLimit: null, connectionsPerHost: 8, parallelDownloads: 2 }),
    freeBytes: async () => null,
    largestFile: async () => null,
    now: Date.now,
    monotonic: () => performance.now(),
  });
  downloads.onChange(() => {
    work.told += 1;
  });
  const patches = (patch: StatePatch): void => {
    work.rowsPushed += patch.downloads?.length ?? 0;
  };
  const pump = createPushPump(
    { isAlive: () => true, send: patches },
    { monotonic: () => performance.now(), later: (ms, run) => timer(ms, run) },
  );
  const hub = createSnapshot(sourcesOf(downloads), pumpsOf(pump));
  const tally = createTally(downloads.list());
  downloads.onChange((change) => {
    if ('download' in change) tally.put(change.download);
  });
  if (home === undefined) for (let at = 0; at < count; at += 1) downloads.start(`model-${at}`);
  else await downloads.recover();
  return {
    downloads,
    home: folder,
    snapshot: () => hub.snapshot({ senderId: 1 } as Parameters<typeof hub.snapshot>[0]),
    fail: (id) => {
      const url = ledger.downloads.get(id)?.sourceUrl ?? '';
      running.get(url)?.({ kind: 'failed', code: 'not-found', message: 'gone', details: {} });
    },
    work: () => {
      const done = { ...work };
      Object.assign(work, { rowsRead: 0, told: 0, rowsPushed: 0 });
      return done;
    },
    stop: async () => {
      pump.stop();
      await downloads.stop();
      ledger.close();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function stopped(signal: AbortSignal): Promise<{ readonly kind: 'stopped' }> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return { kind: 'stopped' };
}

function modelOf(id: string) {
  return { id, name: id, url: `https://models.example/${id}.gguf`, bytes: 1_000_000, sha256: 'a'.repeat(64) };
}

/** The ledger, with a count of the downloads read from it. */
function counting(ledger: Ledger, work: Work): Ledger {
  const downloads = Object.fromEntries(
    Object.entries(ledger.downloads).map(([name, ask]) => [
      name,
      (...given: readonly unknown[]) => {
        const answer = (ask as (...all: readonly unknown[]) => unknown)(...given);
        work.rowsRead += Array.isArray(answer)
          ? answer.length
          : answer === null || answer === undefined
            ? 0
            : 1;
        return answer;
      },
    ]),
  ) as unknown as DownloadRepository;
  return { ...ledger, downloads };
}

function timer(ms: number, run: () => void): { cancel(): void } {
  const handle = setTimeout(run, ms);
  return { cancel: () => clearTimeout(handle) };
}

function pumpsOf(pump: PushPump) {
  return { of: () => pump, all: () => [pump] } as unknown as Parameters<typeof createSnapshot>[1];
}

/** The hub's other sources, which stay constant. */
function sourcesOf(downloads: Downloads): StateSources {
  const still = (view: unknown) => ({ view: () => view, onChange: () => () => {} });
  const notes = new Map<string, string>();
  const catalogue = parseCatalogue(builtIn, { allowLoopbackHttp: false });
  const computer = {
    totalMemoryBytes: 8e9,
    freeMemoryBytes: 4e9,
    freeDiskBytes: 1e12,
    hardware: null,
    cores: 4,
  };
  return {
    downloads: downloads,
    wizard: createWizard({
      log: { warn: () => {} },
      downloads: downloads,
      notes: { read: (name) => notes.get(name) ?? null, write: (name, value) => void notes.set(name, value) },
      isNewProfile: false,
      later: () => () => {},
    }),
    library: still({ entries: [], removals: [], unknownFiles: [] }),
    storage: still(null),
    updates: still(null),
    links: still(null),
    server: still(null),
    firstWords: { view: () => [], onChange: () => () => {} },
    paces: () => [],
    measurement: still({ state: 'none' }),
    modelNews: { changed: () => [], onChange: () => {} },
    hardware: still(null),
    notices: { all: () => downloads.notices(), onChange: () => {} },
    catalogues: { ...still({}), present: () => ({ catalogue, error: null }) },
    settings: { read: () => ({ bytesPerSecondLimit: null, unwantedModels: [] }) },
    log: silent,
    appVersion: '0.0.0',
    sandboxOffBy: [],
    policy: {},
    diskReserveBytes: 0,
    readComputer: async () => computer,
  } as unknown as StateSources;
}
