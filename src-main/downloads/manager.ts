import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DownloadAction, DownloadState, StateReason } from '../../src-preload/contract/downloads.ts';
import type { NoticeView } from '../../src-preload/contract/snapshot.ts';
import { NogginError } from '../errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Move } from '../ledger/downloads.ts';
import type { DownloadSource } from '../ledger/sources.ts';
import { runDownload } from './engine.ts';
import { createHealer } from './healer.ts';
import { isHealed } from './healing.ts';
import { createLive, type Live } from './live.ts';
import type { DownloadChange, Downloads } from './manager-port.ts';
import { removePartial } from './partial.ts';
import { piecesView } from './piece-tally.ts';
import type { Downloadable, DownloadPorts } from './ports.ts';
import { recoverDownloads } from './recovery.ts';
import type { Run } from './run.ts';
import { setAside } from './set-aside.ts';
import { isLegal, isTerminal } from './state.ts';
import { createShare, writeShare } from './transfer/share.ts';
import { toView } from './view.ts';

/** States in which a run is at work. */
const atWork: readonly DownloadState[] = ['downloading', 'verifying', 'installing'];

interface Running {
  readonly stop: AbortController;
  readonly live: Live;
  readonly share: SharedArrayBuffer;
  /** Where its source lies; redirects may lead elsewhere. */
  readonly host: string;
  readonly ended: Promise<void>;
}

/**
 * The queue: takes commands by id, records them first, then makes the work follow. What the ledger says is what
 * happens; a run that a command has overtaken finds its moves refused.
 */
export function createDownloads(ports: DownloadPorts): Downloads {
  const { ledger } = ports;
  const running = new Map<string, Running>();
  const causes = new Map<string, Live>();
  const pausedAtMs = new Map<string, number>();
  const listeners = new Set<(change: DownloadChange) => void>();
  let notices: readonly NoticeView[] = [];
  let isStopping = false;
  /** What an earlier process left and this one has not yet taken up. */
  let leftBehind: { readonly ids: ReadonlySet<string>; readonly lostLedger: string | null } | null = null;

  const emit = (change: DownloadChange): void => {
    for (const listener of listeners) listener(change);
  };
  /** Those that wait for their turn, the next one first. */
  const line = (): readonly DownloadRow[] =>
    ledger.downloads.live().filter(({ id, state }) => state === 'pending' && !running.has(id));
  const view = (row: DownloadRow, waiting = line()) =>
    toView(
      row,
      running.get(row.id)?.live ?? causes.get(row.id) ?? null,
      ports.monotonic(),
      movesIn(waiting, row),
    );
  let lineBefore = '';
  /** When the line has changed, those who stand in it can be moved otherwise than before. */
  const emitLine = (): void => {
    const waiting = line();
    const now = waiting.map(({ id }) => id).join();
    if (now === lineBefore) return;
    lineBefore = now;
    for (const row of waiting) emit({ kind: 'progress', download: view(row, waiting) });
  };
  const dismiss = (id: string): void => {
    if (!notices.some((notice) => notice.id === id)) return;
    notices = notices.filter((notice) => notice.id !== id);
    emit({ kind: 'notices' });
  };
  const emitRow = (kind: 'progress' | 'transition', row: DownloadRow): void => {
    // That it was interrupted is no news any more when it has come to an end.
    if (row.state === 'failed' || isTerminal(row.state)) dismiss(row.id);
    if (row.state === 'cancelled') emit({ kind: 'gone', id: row.id });
    else emit({ kind, download: view(row) });
    if (kind === 'transition') emitLine();
  };

  const known = (id: string): DownloadRow => {
    const row = ledger.downloads.get(id);
    if (row === null) throw new NogginError('unknown-id', 'There is no such download', { details: { id } });
    return row;
  };

  /** Records a command. False: it makes no sense in this state, or comes a moment too late; nothing changes. */
  const command = (id: string, move: Move): boolean => {
    const row = known(id);
    if (!isLegal(row.state, move.to) || running.get(id)?.live.renamed === true) return false;
    const moved = ledger.together(() => ledger.downloads.move(row, move));
    if (moved === null) return false;
    running.get(id)?.stop.abort();
    emitRow('transition', moved);
    return true;
  };

  /** Starts what is next in line while there is room; one run per download, one after another. */
  const pump = (): void => {
    if (isStopping) return;
    for (const row of line()) {
      if (running.size >= ports.limits().parallelDownloads) return;
      // A host whose connections are all taken lets the next in line go first.
      if (runningAt(hostOf(row)) >= ports.limits().connectionsPerHost) continue;
      const moved = ledger.together(() => ledger.downloads.move(row, { to: 'downloading' }));
      if (moved !== null) launch(moved);
    }
  };

  const runningAt = (host: string): number => [...running.values()].filter((run) => run.host === host).length;

  /** Every running download gets the same part of the limit, and of the connections to its host. */
  const shareOut = (): void => {
    const { bytesPerSecondLimit, connectionsPerHost } = ports.limits();
    const bytesPerSecond = (bytesPerSecondLimit ?? 0) / Math.max(1, running.size);
    for (const { share, host } of running.values()) {
      writeShare(share, { bytesPerSecond, connections: connectionsPerHost / runningAt(host) });
    }
  };

  const launch = (row: DownloadRow): void => {
    const stop = new AbortController();
    const live = createLive();
    const share = createShare();
    causes.delete(row.id);
    const run: Run = {
      ports,
      live,
      row,
      provenSha256: null,
      share,
      signal: stop.signal,
      changed: (kind) => {
        if (kind === 'installed') emit({ kind: 'installed' });
        else if (!stop.signal.aborted) emitRow(kind, run.row);
      },
    };
    // The map knows the run before its first step, so that the view and a command find it.
    const ended = Promise.resolve()
      .then(() => runDownload(run))
      .then(() => afterRun(run))
      .catch((error: unknown) => {
        ports.log.error('the end of a run was not recorded', { downloadId: row.id, error: String(error) });
        healer.watch();
      });
    running.set(row.id, { stop, live, share, host: hostOf(row), ended });
    shareOut();
    emitRow('transition', row);
  };

  const afterRun = async (run: Run): Promise<void> => {
    running.delete(run.row.id);
    shareOut();
    causes.set(run.row.id, createLive(run.live.cause));
    pausedAtMs.set(run.row.id, ports.monotonic());
    const row = ledger.downloads.get(run.row.id);
    if (row?.state === 'cancelled' || row?.state === 'complete') await tidy(row);
    if (row !== null) emitRow('transition', row);
    pump();
    healer.watch();
  };

  /** Removes what a finished download left behind; what cannot be removed now is tried again at the next start. */
  const tidy = async (row: DownloadRow): Promise<void> => {
    try {
      await removePartial(row.partialPath);
      ledger.downloads.clearLeftover(row.id);
    } catch (error) {
      ports.log.warn('partial could not be removed', { downloadId: row.id, error: String(error) });
    }
  };

  /** False: the ledger cannot be written just now (FAULTS C8); it is tried again until it can. */
  const takeUp = (): boolean => {
    if (leftBehind === null) return true;
    const { lostLedger } = leftBehind;
    // What the person has set going meanwhile is not left behind any more.
    const ids = new Set([...leftBehind.ids].filter((id) => !running.has(id)));
    try {
      const told = recoverDownloads(ledger, ids, ports.resumeAutomatically());
      if (lostLedger !== null) {
        for (const model of ports.allModels()) if (existsSync(targetOf(model.id))) start(model.id);
        notices = [...notices, { id: randomUUID(), kind: 'ledger-rebuilt', setAsidePath: lostLedger }];
      }
      notices = [...notices, ...told];
    } catch (error) {
      ports.log.error('what was interrupted could not be recorded', { error: String(error) });
      return false;
    }
    leftBehind = null;
    emit({ kind: 'notices' });
    for (const row of ledger.downloads.live()) if (ids.has(row.id)) emitRow('transition', row);
    return true;
  };

  /** Downloads that wait for something to be over, and those whose last move the ledger could not take (FAULTS C8). */
  const heal = async (): Promise<boolean> => {
    if (!takeUp()) return true;
    for (const row of ledger.downloads.live()) {
      const isStalled = atWork.includes(row.state) && !running.has(row.id);
      const pausedForMs = ports.monotonic() - (pausedAtMs.get(row.id) ?? 0);
      if (isStalled || (row.state === 'paused' && (await isHealed(row, pausedForMs, ports)))) goOn(row.id);
    }
    pump();
    return ledger.downloads
      .live()
      .some((row) =>
        atWork.includes(row.state) ? !running.has(row.id) : row.state === 'paused' && row.reason !== 'user',
      );
  };
  const healer = createHealer(ports.numbers.healMs, heal, (error) =>
    ports.log.warn('could not look after waiting downloads', { error: String(error) }),
  );

  const goOn = (id: string): void => {
    if (command(id, { to: 'pending' })) pump();
  };

  const targetOf = (modelId: string): string => path.join(ports.modelsFolder(), `${modelId}.gguf`);

  const inCatalogue = (modelId: string): Downloadable => {
    const model = ports.findModel(modelId);
    if (model === null) {
      throw new NogginError('unknown-id', 'There is no such model in the catalogue', {
        details: { modelId },
      });
    }
    return model;
  };

  const insert = (model: Downloadable, source: DownloadSource | null): DownloadRow => {
    const id = randomUUID();
    const targetPath = targetOf(model.id);
    return ledger.together(() => {
      const row = ledger.downloads.insert({
        id,
        modelId: model.id,
        name: model.name,
        sourceUrl: model.url,
        targetPath,
        partialPath: `${targetPath}.${id}.partial`,
        expectedBytes: model.bytes,
        expectedSha256: model.sha256,
      });
      if (source !== null) ledger.sources.put(id, source);
      return row;
    });
  };

  /** The live download of this model, or a new one. */
  const begin = (modelId: string, find: () => Downloadable, source: DownloadSource | null) => {
    const present = ledger.downloads.liveOfModel(modelId);
    if (present !== null) {
      if (present.state === 'paused' || present.state === 'failed') goOn(present.id);
      return { id: present.id };
    }
    const row = insert(find(), source);
    emitRow('transition', row);
    pump();
    return { id: row.id };
  };

  const start = (modelId: string) => begin(modelId, () => inCatalogue(modelId), null);

  return {
    start,
    startFrom: (model, source) => begin(model.id, () => model, source),
    begin: ({ pieces, validator, ...download }) => {
      if (ledger.downloads.liveOfModel(download.modelId) !== null) {
        throw new NogginError('not-now', 'This model is being downloaded already');
      }
      const row = ledger.together(() => {
        ledger.downloads.insert(download);
        ledger.pieces.record(download.id, pieces);
        ledger.downloads.setSource(download.id, { totalBytes: download.expectedBytes, ...validator });
        return known(download.id);
      });
      emitRow('transition', row);
      pump();
      return { id: row.id };
    },
    pause: (id) => {
      command(id, { to: 'paused', reason: 'user' });
    },
    resume: goOn,
    retry: goOn,
    cancel: (id) => {
      if (!command(id, { to: 'cancelled' })) return;
      if (!running.has(id)) void tidy(known(id)).then(pump);
    },
    reorder: (id, direction) => {
      const waiting = line();
      const at = waiting.findIndex((row) => row.id === known(id).id);
      const neighbour = waiting[direction === 'up' ? at - 1 : at + 1];
      // Its turn may have come in the meantime.
      if (at < 0 || neighbour === undefined) return;
      ledger.together(() => ledger.downloads.swap(id, neighbour.id));
      emitLine();
    },
    replace: (id) => {
      const row = known(id);
      if (row.error?.code !== 'target-occupied') {
        throw new NogginError('not-now', 'There is no file in the way of this download');
      }
      const note = setAside(row.targetPath, ports.now());
      ledger.together(() => {
        ledger.history.append(row, { event: 'set-aside', from: row.state, note });
        ledger.installed.remove(row.modelId);
      });
      emit({ kind: 'installed' });
      goOn(id);
    },
    limitsChanged: () => {
      shareOut();
      pump();
    },
    list: () => {
      const waiting = line();
      return ledger.downloads.live().map((row) => view(row, waiting));
    },
    pieces: (id) => {
      const row = known(id);
      const totalBytes = row.totalBytes ?? row.expectedBytes;
      const shape = { pieceBytes: ports.numbers.pieceBytes, totalBytes };
      // A run that has been told to stop may not have stopped yet.
      const fetching = row.state === 'downloading' ? running.get(id)?.live.fetching : undefined;
      return piecesView(ledger.pieces.of(id), shape, fetching ?? []);
    },
    installed: () => ledger.installed.all(),
    notices: () => notices,
    dismissNotice: dismiss,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recover: async (lostLedger = null) => {
      leftBehind = { ids: new Set(ledger.downloads.live().map(({ id }) => id)), lostLedger };
      const isTakenUp = takeUp();
      for (const row of ledger.downloads.leftovers()) await tidy(row);
      if (isTakenUp) pump();
      healer.watch();
    },
    stop: async () => {
      isStopping = true;
      healer.stop();
      const stoppable: readonly DownloadState[] = ['pending', ...atWork];
      const reason: StateReason = 'quit';
      for (const row of ledger.downloads.live()) {
        if (!stoppable.includes(row.state)) continue;
        try {
          command(row.id, { to: 'paused', reason });
        } catch (error) {
          // A ledger that cannot be written (FAULTS C8): the next start finds it interrupted, and that is true.
          ports.log.error('a pause for quitting was not recorded', {
            downloadId: row.id,
            error: String(error),
          });
        }
        running.get(row.id)?.stop.abort();
      }
      await Promise.all([...running.values()].map((run) => run.ended));
    },
  };
}

/** What can be done with the place of `row` in this line. */
function movesIn(line: readonly DownloadRow[], row: DownloadRow): readonly DownloadAction[] {
  const at = line.findIndex(({ id }) => id === row.id);
  if (at < 0) return [];
  return [
    ...(at > 0 ? (['move-up'] as const) : []),
    ...(at < line.length - 1 ? (['move-down'] as const) : []),
  ];
}

function hostOf({ sourceUrl }: DownloadRow): string {
  return new URL(sourceUrl).host;
}
