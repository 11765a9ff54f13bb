import path from 'node:path';
import type { DownloadState, DownloadView, StateReason } from '../../src-preload/contract/downloads.ts';
import type { NoticeView } from '../../src-preload/contract/snapshot.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Move } from '../ledger/downloads.ts';
import { installedModels } from '../models/installed-models.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { partialPathOf } from '../platform/partial-name.ts';
import { createComeback } from './comeback.ts';
import { type FileView, toFileView } from './file-view.ts';
import { createHealer } from './healer.ts';
import { isHealed } from './healing.ts';
import { createHoursKeeper } from './hours-keeper.ts';
import { createLeftBehind } from './left-behind.ts';
import { createLine } from './line.ts';
import { createLiveRequests } from './live-requests.ts';
import type { DownloadChange, Downloads, RequestedFile, RequestedModel } from './manager-port.ts';
import { piecesView } from './piece-tally.ts';
import type { Downloadable, DownloadPorts } from './ports.ts';
import { createQueue, type Queue } from './queue.ts';
import { createRequestMeters } from './request-meters.ts';
import { requestView } from './request-view.ts';
import { setAside } from './set-aside.ts';
import { atWork, isLegal, isTerminal } from './state.ts';

/**
 * Records commands for requests first, then makes the work follow. The ledger decides; a job that a command has
 * overtaken finds its transitions refused.
 */
export function createDownloads(ports: DownloadPorts): Downloads {
  const { ledger } = ports;
  const listeners = new Set<(change: DownloadChange) => void>();
  let notices: readonly NoticeView[] = [];
  const emit = (change: DownloadChange): void => {
    for (const listener of listeners) listener(change);
  };
  const requests = createLiveRequests(ledger);
  const meters = createRequestMeters(ports.monotonic);
  const line = createLine(ledger, () => queue);

  const hours = createHoursKeeper({
    ...ports,
    isAnyHour: (requestId) => requests.of(requestId).isAnyHour,
    runningIds: () => queue.runningIds(),
    putBack: (row) => {
      queue.stopRun(row.id);
      emitTransition(row.requestId, row);
    },
    changed: () => {
      queue.pump();
      emitProgress(requests.all());
    },
  });
  const fileView = (row: DownloadRow): FileView =>
    toFileView(
      row,
      queue.liveOf(row.id),
      nextLookAtMs(row),
      queue.isInLine(row) ? hours.heldUntilMs(row) : null,
    );
  /** @param last the file that has just completed its model */
  const view = (requestId: string, last?: DownloadRow): DownloadView | null => {
    const { rows, presentBytes, ...request } = requests.of(requestId);
    const [first, ...others] = rows.length > 0 || last === undefined ? rows : [last];
    if (first === undefined) return null;
    const isOver = last !== undefined && rows.length === 0;
    return requestView([fileView(first), ...others.map(fileView)], {
      ...{ id: requestId, modelId: first.ofModel, name: first.name },
      presentBytes: isOver ? sizeBeside(last) : presentBytes,
      ...meters.read(requestId),
      ...request,
      moves: line.movesOf(rows),
    });
  };
  /** Bytes of the other files of a model. */
  const sizeBeside = (row: DownloadRow): number =>
    ledger.installed
      .ofModel(row.ofModel)
      .reduce((sum, { modelId, bytes }) => (modelId === row.modelId ? sum : sum + bytes), 0);

  const emitProgress = (requestIds: Iterable<string>): void => {
    for (const id of new Set(requestIds)) {
      const download = view(id);
      if (download !== null) emit({ kind: 'progress', download });
    }
  };
  const dismiss = (id: string): void => {
    if (!notices.some((notice) => notice.id === id)) return;
    notices = notices.filter((notice) => notice.id !== id);
    emit({ kind: 'notices' });
  };
  /**
   * Tells listeners of a recorded transition.
   * @param last the file whose transition it was
   */
  const emitTransition = (requestId: string, last: DownloadRow): void => {
    requests.changed(requestId);
    const isOver = requests.of(requestId).rows.length === 0;
    // Drop the "interrupted" notice once the download ends.
    if (isOver || last.state === 'failed') dismiss(requestId);
    // Update the ends first: each view tells how it can be moved.
    const moved = line.lookAtEnds();
    const download = isOver && last.state === 'cancelled' ? null : view(requestId, last);
    if (download === null) emit({ kind: 'gone', id: requestId });
    else emit({ kind: 'transition', download });
    if (isOver) meters.forget(requestId);
    emitProgress(moved.filter((id) => id !== requestId));
  };
  const emitJob = (kind: 'progress' | 'transition', row: DownloadRow): void => {
    if (kind === 'transition') {
      emitTransition(row.requestId, row);
      return;
    }
    requests.saw(row);
    if (row.state === 'downloading') sample(row.requestId);
    emitProgress([row.requestId]);
  };
  const sample = (requestId: string): void => {
    const { rows, presentBytes } = requests.of(requestId);
    let [received, total]: [number, number | null] = [presentBytes, presentBytes];
    for (const row of rows) {
      const bytes = row.totalBytes ?? row.expectedBytes;
      received += queue.liveOf(row.id)?.receivedBytes ?? row.durableBytes;
      total = total === null || bytes === null ? null : total + bytes;
    }
    meters.sample(requestId, received, total);
  };

  /** The files of a request that are alive. @throws NogginError `unknown-id` */
  const known = (requestId: string): readonly DownloadRow[] => {
    if (ledger.requests.get(requestId) === null) {
      throw new NogginError('unknown-id', 'There is no such download', { details: { id: requestId } });
    }
    return ledger.downloads.ofRequest(requestId).filter(({ state }) => !isTerminal(state));
  };
  const isPaused = ({ requestId }: DownloadRow): boolean => ledger.requests.get(requestId)?.isPaused === true;

  /**
   * Records a command for all files that it applies to, in one transaction. Files in another state, or past their
   * rename, stay as they are.
   * @param paused whether the person wants the request to rest from now on
   */
  const command = (requestId: string, move: Move, paused: boolean): boolean => {
    const rows = known(requestId);
    const isLate = ({ id }: DownloadRow): boolean =>
      queue.isRunning(id) && queue.liveOf(id)?.renamed === true;
    const moved = ledger.transaction(() => {
      const rowsMoved = rows
        .filter((row) => isLegal(row.state, move.to) && !isLate(row))
        .flatMap((row) => ledger.downloads.move(row, move) ?? []);
      const isAtRest = rowsMoved.length > 0 || rows.some(({ state }) => state === 'paused');
      if (!paused || isAtRest) ledger.requests.setPaused(requestId, paused);
      return rowsMoved;
    });
    for (const { id } of moved) queue.stopRun(id);
    const [last] = moved;
    if (last !== undefined) emitTransition(requestId, last);
    return last !== undefined;
  };

  const queue: Queue = createQueue(
    ports,
    {
      changed: emitJob,
      installed: () => emit({ kind: 'installed' }),
      began: ({ requestId }) => meters.begun(requestId),
      ended: ({ requestId }) => {
        meters.ended(requestId);
        healer.watch();
      },
    },
    (row) => hours.heldUntilMs(row) !== null,
  );

  /** Resumes downloads whose cause is over, and those whose last transition the ledger refused (FAULTS C8). */
  const heal = async (): Promise<boolean> => {
    if (!leftBehind.takeUp()) return true;
    const isStalled = ({ id, state }: DownloadRow): boolean => atWork.includes(state) && !queue.isRunning(id);
    for (const row of ledger.downloads.standing()) {
      // Skip what the person has paused, whatever held it up before.
      if (isPaused(row) && !isStalled(row)) continue;
      const isOver =
        row.state === 'paused'
          ? await isHealed(row, queue.idleMs(row.id), ports)
          : row.state === 'failed' && hours.heldUntilMs(row) === null && (await lookAgain(row));
      if (isStalled(row)) goOnStalled(row);
      else if (isOver) goOnFile(row);
    }
    queue.pump();
    return ledger.downloads
      .standing()
      .some(
        (row) =>
          isStalled(row) ||
          (!isPaused(row) && ((row.state === 'paused' && row.reason !== 'user') || comeback.isWaiting(row))),
      );
  };
  const comeback = createComeback({
    tuning: ports.tuning,
    monotonic: ports.monotonic,
    idleMs: (id) => queue.idleMs(id),
    isServed: async ({ sourceUrl }) => (await ports.isServed?.(sourceUrl)) ?? false,
  });
  const nextLookAtMs = (row: DownloadRow): number | null => {
    const inMs = ports.isServed === undefined || isPaused(row) ? null : comeback.nextInMs(row);
    // Sources are left alone outside of the hours, too.
    return inMs === null ? null : Math.max(ports.now() + inMs, hours.heldUntilMs(row) ?? 0);
  };
  /** Whether the source of a failed download answers again. Tells the next look. */
  const lookAgain = async (row: DownloadRow): Promise<boolean> => {
    const before = comeback.nextInMs(row);
    const isOver = ports.isServed !== undefined && (await comeback.isOver(row));
    if (!isOver && before === 0) emitProgress([row.requestId]);
    return isOver;
  };
  const healer = createHealer(ports.tuning.healMs, heal, (error) =>
    ports.log.warn('could not look after waiting downloads', { error: String(error) }),
  );

  /** @throws NogginError when the ledger still cannot take it */
  const goOnStalled = (row: DownloadRow): void => {
    try {
      goOnFile(row);
    } catch (error) {
      queue.stall(row.id, toErrorView(error));
      emitProgress([row.requestId]);
      throw error;
    }
  };

  /** Puts one file back in line: its cause is over. */
  const goOnFile = (row: DownloadRow): void => {
    const moved = isLegal(row.state, 'pending')
      ? ledger.transaction(() => ledger.downloads.move(row, { to: 'pending' }))
      : null;
    if (moved === null) return;
    queue.stopRun(row.id);
    emitTransition(row.requestId, moved);
    queue.pump();
  };

  const goOn = (requestId: string): void => {
    if (command(requestId, { to: 'pending' }, false)) queue.pump();
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

  const insert = (requestId: string, name: string, file: RequestedFile): void => {
    const id = ledger.downloads.ofRequest(requestId).length === 0 ? requestId : randomUUID();
    const targetPath = targetOf(file.id);
    ledger.downloads.insert({
      ...{ id, requestId, fileIndex: file.index, modelId: file.id, name },
      sourceUrl: file.url,
      targetPath,
      partialPath: partialPathOf(targetPath, id),
      expectedBytes: file.bytes,
      expectedSha256: file.sha256,
    });
    if (file.source !== null) ledger.sources.put(id, file.source);
  };

  /** Use the newest address of the same bytes: commits do not stay for ever. */
  const takeFrom = (row: DownloadRow, { url, sha256, source }: RequestedFile): void => {
    if (source === null || url === row.sourceUrl || sha256 === null || sha256 !== row.expectedSha256) return;
    ledger.downloads.setAddress(row.id, url);
    ledger.sources.put(row.id, source);
  };

  /** Resumes the live request of this model and adds the files it lacks, or makes a new one. */
  const startModel = (model: RequestedModel): { readonly id: string } => {
    const present = ledger.requests.liveOfModel(model.id);
    const requestId = present?.id ?? randomUUID();
    const before = new Map(
      ledger.downloads
        .ofRequest(requestId)
        .flatMap((row) => (isTerminal(row.state) ? [] : [[row.modelId, row]])),
    );
    const added = ledger.transaction(() => {
      if (present === null) {
        const { id: modelId, name, fileCount } = model;
        ledger.requests.insert({ id: requestId, modelId, name, fileCount });
      }
      const missing = model.files.filter(({ id }) => !before.has(id));
      for (const file of missing) insert(requestId, model.name, file);
      for (const file of model.files) {
        const row = before.get(file.id);
        if (row?.state === 'paused' || row?.state === 'failed') takeFrom(row, file);
      }
      return ledger.downloads
        .ofRequest(requestId)
        .filter((row) => missing.some(({ id }) => id === row.modelId));
    });
    const last = added.at(-1);
    if (last !== undefined) emitTransition(requestId, last);
    if ([...before.values()].some(({ state }) => state === 'paused' || state === 'failed')) goOn(requestId);
    else if (last !== undefined) queue.pump();
    return { id: requestId };
  };

  const start = (modelId: string): { readonly id: string } => {
    const live = ledger.requests.liveOfModel(modelId);
    // Resuming needs no catalogue.
    if (live !== null) {
      if (known(live.id).every(({ state }) => state === 'paused' || state === 'failed')) goOn(live.id);
      return { id: live.id };
    }
    const { id, name, ...file } = inCatalogue(modelId);
    return startModel({ id, name, fileCount: 1, files: [{ ...file, id, index: 1, source: null }] });
  };

  const leftBehind = createLeftBehind({
    ...ports,
    start,
    targetOf,
    isRunning: queue.isRunning,
    takenUp: (ids, told) => {
      notices = [...notices, ...told];
      emit({ kind: 'notices' });
      // All at once: read the ends of the line only once.
      line.lookAtEnds();
      const live = ledger.downloads.live().filter((row) => ids.has(row.id));
      for (const requestId of new Set(live.map((row) => row.requestId))) {
        requests.changed(requestId);
        const download = view(requestId);
        if (download !== null) emit({ kind: 'transition', download });
      }
    },
  });

  return {
    start,
    startModel,
    begin: ({ pieces, validator, ofModel, fileCount, ...download }) => {
      if (ledger.downloads.liveOfModel(download.modelId) !== null) {
        throw new NogginError('not-now', 'This model is being downloaded already');
      }
      const modelId = ofModel ?? download.modelId;
      const requestId = ledger.requests.liveOfModel(modelId)?.id ?? download.id;
      const row = ledger.transaction(() => {
        if (requestId === download.id) {
          ledger.requests.insert({ id: requestId, modelId, name: download.name, fileCount: fileCount ?? 1 });
        }
        ledger.downloads.insert({ ...download, requestId });
        ledger.pieces.record(download.id, pieces);
        ledger.downloads.setSource(download.id, { totalBytes: download.expectedBytes, ...validator });
        return ledger.downloads.get(download.id);
      });
      if (row !== null) emitTransition(requestId, row);
      queue.pump();
      return { id: requestId };
    },
    pause: (id) => {
      command(id, { to: 'paused', reason: 'user' }, true);
    },
    resume: goOn,
    retry: goOn,
    runNow: (id) => {
      const isAtRest = known(id).every(({ state }) => state === 'paused' || state === 'failed');
      ledger.transaction(() => ledger.requests.setAnyHour(id));
      requests.changed(id);
      if (isAtRest) goOn(id);
      queue.pump();
      emitProgress([id]);
    },
    cancel: (id) => {
      const rows = known(id);
      if (!command(id, { to: 'cancelled' }, false)) return;
      const idle = rows.filter((row) => !queue.isRunning(row.id));
      if (idle.length > 0) void Promise.all(idle.map(queue.tidy)).then(queue.pump);
    },
    reorder: (id, direction) => {
      const moved = line.reorder(known(id), direction);
      for (const requestId of moved) requests.changed(requestId);
      emitProgress([...line.lookAtEnds(), ...moved]);
    },
    replace: (id) => {
      const blocked = known(id).filter(({ error }) => error?.code === 'target-occupied');
      if (blocked.length === 0)
        throw new NogginError('not-now', 'There is no file in the way of this download');
      for (const row of blocked) {
        const note = setAside(row.targetPath, ports.now());
        ledger.transaction(() => {
          ledger.history.append(row, { event: 'set-aside', from: row.state, note });
          ledger.installed.remove(row.modelId);
        });
      }
      emit({ kind: 'installed' });
      goOn(id);
    },
    setLimit: (id, bytesPerSecond) => {
      known(id);
      ledger.transaction(() => ledger.requests.setLimit(id, bytesPerSecond));
      requests.changed(id);
      queue.shareOut();
      emitProgress([id]);
    },
    limitsChanged: () => {
      hours.look();
      queue.shareOut();
      queue.pump();
    },
    list: () => requests.all().flatMap((id) => view(id) ?? []),
    find: (id) => view(id),
    sourceOf: (id) => requests.of(id).rows[0]?.sourceUrl ?? null,
    pieces: (id) => {
      const rows = known(id);
      const row =
        rows.find(({ state }) => state === 'downloading') ?? rows[0] ?? ledger.downloads.ofRequest(id)[0];
      if (row === undefined) return null;
      const totalBytes = row.totalBytes ?? row.expectedBytes;
      const shape = { pieceBytes: ports.tuning.pieceBytes, totalBytes };
      // A stopped job may still be running.
      const fetching =
        row.state === 'downloading' && queue.isRunning(row.id) ? queue.liveOf(row.id)?.fetching : [];
      return piecesView(ledger.pieces.of(row.id), shape, fetching ?? []);
    },
    installed: () =>
      installedModels(ledger.installed.all(), (modelId) => ledger.requests.liveOfModel(modelId) !== null),
    notices: () => notices,
    dismissNotice: dismiss,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recover: async (lostLedger = null) => {
      hours.look();
      leftBehind.find(lostLedger);
      const isTakenUp = leftBehind.takeUp();
      for (const row of ledger.downloads.leftovers()) await queue.tidy(row);
      if (isTakenUp) queue.pump();
      healer.watch();
    },
    stop: async () => {
      queue.close();
      hours.stop();
      healer.stop();
      const stoppable: readonly DownloadState[] = ['pending', ...atWork];
      const reason: StateReason = 'quit';
      const paused: DownloadRow[] = [];
      const pauseAll = (): void => {
        for (const row of ledger.downloads.live()) {
          const isLate = queue.isRunning(row.id) && queue.liveOf(row.id)?.renamed === true;
          if (!stoppable.includes(row.state) || isLate) continue;
          const moved = ledger.downloads.move(row, { to: 'paused', reason });
          if (moved === null) continue;
          queue.stopRun(row.id);
          paused.push(moved);
        }
      };
      try {
        // One transaction, one wait for the disk.
        ledger.transaction(pauseAll);
        for (const row of paused) emitTransition(row.requestId, row);
      } catch (error) {
        // The ledger cannot be written (FAULTS C8): the next start finds the downloads interrupted, which is true.
        ports.log.error('a pause for quitting was not recorded', { error: String(error) });
      }
      queue.stopAll();
      await queue.allEnded();
    },
  };
}
