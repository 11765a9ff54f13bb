import { existsSync } from 'node:fs';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import { runDownload } from './engine.ts';
import type { Job } from './job.ts';
import { removePartial } from './partial.ts';
import type { DownloadPorts } from './ports.ts';
import { createRuntimeState, type RuntimeState, stalledBy } from './runtime-state.ts';
import { sharesOf } from './shares.ts';
import { createSharedLimits, writeSharedLimits } from './transfer/shared-limits.ts';

interface Running {
  readonly stop: AbortController;
  readonly live: RuntimeState;
  readonly requestId: string;
  readonly share: SharedArrayBuffer;
  /** Host of its source; redirects may lead elsewhere. */
  readonly host: string;
  readonly ended: Promise<void>;
}

/** What the queue tells of its jobs. */
export interface QueueListener {
  changed(kind: 'progress' | 'transition', row: DownloadRow): void;
  installed(): void;
  /** A job begins; `changed` follows. */
  began(row: DownloadRow): void;
  /** A job has ended, whatever came of it. */
  ended(row: DownloadRow): void;
}

/** Ids at both ends of the line; null while nobody waits. */
export interface LineEnds {
  readonly first: string | null;
  readonly last: string | null;
}

/** Which downloads work and which wait. The ledger decides. */
export interface Queue {
  /** Whether this download waits in line. */
  isInLine(row: DownloadRow): boolean;
  /** The next one in line, and the last one. */
  ends(): LineEnds;
  /** The neighbor of this download in line. */
  neighbour(row: DownloadRow, direction: 'up' | 'down'): DownloadRow | null;
  isRunning(id: string): boolean;
  /** Whether its job has given the file its final name: too late for a command. */
  isPastRename(id: string): boolean;
  /** Ids of all that have a job. */
  runningIds(): readonly string[];
  /** Runtime state of the present job, else of the last one. */
  liveOf(id: string): RuntimeState | null;
  /** Milliseconds since its last job ended. */
  idleMs(id: string): number;
  /** Starts what is next in line while there is room; one job per download at a time. */
  pump(): void;
  /** Shares the speed limit among the requests at work, and the connections to each host among the jobs. */
  shareOut(): void;
  /** The ledger refused the next transition of a download that has no job (FAULTS C8). */
  stall(id: string, cause: ErrorView): void;
  /** Aborts a job that a command has overtaken. */
  stopRun(id: string): void;
  stopAll(): void;
  /** Removes the partial of a finished download; retried at the next start. */
  tidy(row: DownloadRow): Promise<void>;
  /** Starts nothing from now on. */
  close(): void;
  /** Resolves when no job is at work. */
  allEnded(): Promise<void>;
}

/** @param isHeld whether nothing of this download may be fetched at this hour */
export function createQueue(
  ports: DownloadPorts,
  listener: QueueListener,
  isHeld: (row: DownloadRow) => boolean,
): Queue {
  const { ledger } = ports;
  const running = new Map<string, Running>();
  const causes = new Map<string, RuntimeState>();
  const endedAtMs = new Map<string, number>();
  let isClosed = false;

  /** A job at work does not wait, even if a command put its row back in line. */
  const busy = (): string[] => [...running.keys()];
  const runningAt = (host: string): number => [...running.values()].filter((run) => run.host === host).length;

  const isTaken = (host: string): boolean => runningAt(host) >= ports.limits().connectionsPerHost;

  const pump = (): void => {
    if (isClosed) return;
    let beyond: number | undefined;
    while (running.size < ports.limits().parallelDownloads) {
      const row = ledger.downloads.inLine({
        look: 'forwards',
        without: busy(),
        // Skip hosts whose connections are all taken.
        withoutHosts: [...new Set([...running.values()].map(({ host }) => host))].filter(isTaken),
        ...(beyond === undefined ? {} : { beyond }),
      });
      if (row === null) return;
      beyond = row.position;
      // The ledger compares addresses as text; one host may be written in several ways.
      if (isTaken(hostOf(row))) continue;
      // What lies at its place already is looked at once: it may be all there is to do.
      if (isHeld(row) && (row.reason === 'hours' || !existsSync(row.targetPath))) continue;
      const moved = ledger.transaction(() => ledger.downloads.move(row, { to: 'downloading' }));
      if (moved !== null) launch(moved);
    }
  };

  const shareOut = (): void => {
    const { bytesPerSecondLimit, connectionsPerHost } = ports.limits();
    const runs = [...running.values()];
    const groups = Map.groupBy(runs, ({ requestId }) => requestId);
    const caps = [...groups.keys()].map((id) => ledger.requests.get(id)?.bytesPerSecondLimit ?? null);
    const shares = sharesOf(bytesPerSecondLimit, caps);
    for (const [index, group] of [...groups.values()].entries()) {
      const bytesPerSecond = (shares[index] ?? 0) / group.length;
      for (const { share, host } of group) {
        writeSharedLimits(share, { bytesPerSecond, connections: connectionsPerHost / runningAt(host) });
      }
    }
  };

  const launch = (row: DownloadRow): void => {
    const stop = new AbortController();
    const live = createRuntimeState();
    const share = createSharedLimits();
    causes.delete(row.id);
    const run: Job = {
      ports,
      live,
      row,
      provenSha256: null,
      marks: { begun: null, whole: null },
      share,
      signal: stop.signal,
      isHeld,
      changed: (kind) => {
        // A thread may still have a word on its way when its job is over, and even the ledger closed.
        if (running.get(row.id)?.live !== live) return;
        if (kind === 'installed') listener.installed();
        else if (!stop.signal.aborted) listener.changed(kind, run.row);
      },
    };
    // Register the job before its first step: views and commands look it up.
    const ended = Promise.resolve()
      .then(() => runDownload(run))
      .then(() => afterRun(run))
      .catch((error: unknown) => {
        ports.log.error('the end of a run was not recorded', { downloadId: row.id, error: String(error) });
        listener.ended(row);
      });
    running.set(row.id, { stop, live, share, requestId: row.requestId, host: hostOf(row), ended });
    shareOut();
    listener.began(row);
    listener.changed('transition', row);
  };

  const afterRun = async (run: Job): Promise<void> => {
    running.delete(run.row.id);
    shareOut();
    causes.set(run.row.id, { ...createRuntimeState(run.live.cause), stalled: run.live.stalled ?? null });
    endedAtMs.set(run.row.id, ports.monotonic());
    const row = ledger.downloads.get(run.row.id);
    if (row?.state === 'cancelled' || row?.state === 'complete') await tidy(row);
    if (row !== null) listener.changed('transition', row);
    pump();
    listener.ended(run.row);
  };

  const tidy = async (row: DownloadRow): Promise<void> => {
    try {
      await removePartial(row.partialPath);
      ledger.downloads.clearLeftover(row.id);
    } catch (error) {
      ports.log.warn('partial could not be removed', { downloadId: row.id, error: String(error) });
    }
  };

  return {
    isInLine: ({ id, state }) => state === 'pending' && !running.has(id),
    ends: () => {
      const end = (look: 'forwards' | 'backwards'): string | null =>
        ledger.downloads.inLine({ look, without: busy() })?.id ?? null;
      return { first: end('forwards'), last: end('backwards') };
    },
    neighbour: ({ position }, direction) =>
      ledger.downloads.inLine({
        look: direction === 'down' ? 'forwards' : 'backwards',
        beyond: position,
        without: busy(),
      }),
    isRunning: (id) => running.has(id),
    isPastRename: (id) => running.get(id)?.live.renamed === true,
    runningIds: busy,
    liveOf: (id) => running.get(id)?.live ?? causes.get(id) ?? null,
    idleMs: (id) => ports.monotonic() - (endedAtMs.get(id) ?? 0),
    pump,
    shareOut,
    stall: (id, cause) => {
      const live = causes.get(id) ?? createRuntimeState(cause);
      live.stalled = stalledBy(cause, live.stalled ?? null, ports.now(), ports.tuning.healMs);
      causes.set(id, live);
    },
    stopRun: (id) => running.get(id)?.stop.abort(),
    stopAll: () => {
      for (const { stop } of running.values()) stop.abort();
    },
    tidy,
    close: () => {
      isClosed = true;
    },
    allEnded: async () => {
      await Promise.all([...running.values()].map((run) => run.ended));
    },
  };
}

function hostOf({ sourceUrl }: DownloadRow): string {
  return new URL(sourceUrl).host;
}
