import path from 'node:path';
import type {
  DownloadAction,
  DownloadState,
  DownloadView,
  StateReason,
} from '../../src-preload/contract/downloads.ts';
import type { NoticeView } from '../../src-preload/contract/snapshot.ts';
import { NogginError, toErrorView } from '../errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Move } from '../ledger/downloads.ts';
import type { DownloadSource } from '../ledger/sources.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { partialPathOf } from '../platform/partial-name.ts';
import { createComeback } from './comeback.ts';
import { createHealer } from './healer.ts';
import { isHealed } from './healing.ts';
import { createLeftBehind } from './left-behind.ts';
import type { DownloadChange, Downloads } from './manager-port.ts';
import { piecesView } from './piece-tally.ts';
import type { Downloadable, DownloadPorts } from './ports.ts';
import { createQueue, type LineEnds, type Queue } from './queue.ts';
import { setAside } from './set-aside.ts';
import { atWork, isLegal, isTerminal } from './state.ts';
import { toView } from './view.ts';

/**
 * Takes commands by id, records them first, then makes the work follow. What the ledger says is what
 * happens; a run that a command has overtaken finds its moves refused.
 */
export function createDownloads(ports: DownloadPorts): Downloads {
  const { ledger } = ports;
  const listeners = new Set<(change: DownloadChange) => void>();
  let notices: readonly NoticeView[] = [];
  const emit = (change: DownloadChange): void => {
    for (const listener of listeners) listener(change);
  };
  let ends: LineEnds | null = null;
  /** What can be done with the place of this one in line. */
  const movesOf = (row: DownloadRow): readonly DownloadAction[] => {
    if (!queue.isInLine(row)) return [];
    ends ??= queue.ends();
    return [
      ...(row.id === ends.first ? [] : (['move-up'] as const)),
      ...(row.id === ends.last ? [] : (['move-down'] as const)),
    ];
  };
  const view = (row: DownloadRow): DownloadView =>
    toView(row, queue.liveOf(row.id), ports.monotonic(), {
      moves: movesOf(row),
      nextLookAtMs: nextLookAtMs(row),
    });
  /** Looks who stands at the ends of the line; returns those who came to stand there, or do not any more. */
  const lookAtEnds = (): readonly string[] => {
    const before = ends ?? { first: null, last: null };
    const now = queue.ends();
    ends = now;
    const changed = (['first', 'last'] as const).filter((end) => before[end] !== now[end]);
    return [...new Set(changed.flatMap((end) => [before[end], now[end]]))].filter((id) => id !== null);
  };
  /** These can be moved otherwise than before. */
  const emitMoved = (ids: readonly string[]): void => {
    for (const id of ids) {
      const row = ledger.downloads.get(id);
      if (row !== null && queue.isInLine(row)) emit({ kind: 'progress', download: view(row) });
    }
  };
  const dismiss = (id: string): void => {
    if (!notices.some((notice) => notice.id === id)) return;
    notices = notices.filter((notice) => notice.id !== id);
    emit({ kind: 'notices' });
  };
  const emitRow = (kind: 'progress' | 'transition', row: DownloadRow): void => {
    // That it was interrupted is no news any more when it has come to an end.
    if (row.state === 'failed' || isTerminal(row.state)) dismiss(row.id);
    // Known before anybody is told: what is told says how it can be moved.
    const moved = kind === 'transition' ? lookAtEnds() : [];
    if (row.state === 'cancelled') emit({ kind: 'gone', id: row.id });
    else emit({ kind, download: view(row) });
    emitMoved(moved.filter((id) => id !== row.id));
  };

  const known = (id: string): DownloadRow => {
    const row = ledger.downloads.get(id);
    if (row === null) throw new NogginError('unknown-id', 'There is no such download', { details: { id } });
    return row;
  };

  /** Records a command. False: it makes no sense in this state, or comes a moment too late; nothing changes. */
  const command = (id: string, move: Move): boolean => {
    const row = known(id);
    if (!isLegal(row.state, move.to) || (queue.isRunning(id) && queue.liveOf(id)?.renamed === true)) {
      return false;
    }
    const moved = ledger.together(() => ledger.downloads.move(row, move));
    if (moved === null) return false;
    queue.stopRun(id);
    emitRow('transition', moved);
    return true;
  };

  const queue: Queue = createQueue(ports, {
    changed: emitRow,
    installed: () => emit({ kind: 'installed' }),
    ended: () => healer.watch(),
  });

  /** Downloads that wait for something to be over, and those whose last move the ledger could not take (FAULTS C8). */
  const heal = async (): Promise<boolean> => {
    if (!leftBehind.takeUp()) return true;
    const isStalled = ({ id, state }: DownloadRow): boolean => atWork.includes(state) && !queue.isRunning(id);
    for (const row of ledger.downloads.standing()) {
      const isOver =
        row.state === 'paused'
          ? await isHealed(row, queue.idleMs(row.id), ports)
          : row.state === 'failed' && (await lookAgain(row));
      if (isStalled(row)) goOnStalled(row);
      else if (isOver) goOn(row.id);
    }
    queue.pump();
    return ledger.downloads
      .standing()
      .some(
        (row) =>
          isStalled(row) || (row.state === 'paused' && row.reason !== 'user') || comeback.isWaiting(row),
      );
  };
  const comeback = createComeback({
    tuning: ports.tuning,
    monotonic: ports.monotonic,
    idleMs: (id) => queue.idleMs(id),
    isServed: async ({ sourceUrl }) => (await ports.isServed?.(sourceUrl)) ?? false,
  });
  const nextLookAtMs = (row: DownloadRow): number | null => {
    const inMs = ports.isServed === undefined ? null : comeback.nextInMs(row);
    return inMs === null ? null : ports.now() + inMs;
  };
  /** A download that failed for the network: whether its source answers again. The next look is told. */
  const lookAgain = async (row: DownloadRow): Promise<boolean> => {
    const before = comeback.nextInMs(row);
    const isOver = ports.isServed !== undefined && (await comeback.isOver(row));
    if (!isOver && before === 0) emitRow('progress', row);
    return isOver;
  };
  const healer = createHealer(ports.tuning.healMs, heal, (error) =>
    ports.log.warn('could not look after waiting downloads', { error: String(error) }),
  );

  /** @throws NogginError when the ledger still cannot take it */
  const goOnStalled = (row: DownloadRow): void => {
    try {
      goOn(row.id);
    } catch (error) {
      queue.stall(row.id, toErrorView(error));
      emitRow('progress', row);
      throw error;
    }
  };

  const goOn = (id: string): void => {
    if (command(id, { to: 'pending' })) queue.pump();
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
        partialPath: partialPathOf(targetPath, id),
        expectedBytes: model.bytes,
        expectedSha256: model.sha256,
      });
      if (source !== null) ledger.sources.put(id, source);
      return row;
    });
  };

  /** The same bytes may lie elsewhere by now: a commit that they were asked for by is not kept for ever. */
  const takeFrom = (row: DownloadRow, model: Downloadable, source: DownloadSource): void => {
    if (model.url === row.sourceUrl || model.sha256 === null || model.sha256 !== row.expectedSha256) return;
    ledger.together(() => {
      ledger.downloads.setAddress(row.id, model.url);
      ledger.sources.put(row.id, source);
    });
  };

  /** The live download of this model, or a new one. */
  const begin = (modelId: string, find: () => Downloadable, source: DownloadSource | null) => {
    const present = ledger.downloads.liveOfModel(modelId);
    if (present !== null) {
      if (present.state === 'paused' || present.state === 'failed') {
        if (source !== null) takeFrom(present, find(), source);
        goOn(present.id);
      }
      return { id: present.id };
    }
    const row = insert(find(), source);
    emitRow('transition', row);
    queue.pump();
    return { id: row.id };
  };

  const start = (modelId: string) => begin(modelId, () => inCatalogue(modelId), null);
  const leftBehind = createLeftBehind({
    ...ports,
    start,
    targetOf,
    isRunning: queue.isRunning,
    takenUp: (ids, told) => {
      notices = [...notices, ...told];
      emit({ kind: 'notices' });
      // All at once: who stands at the ends of the line is looked at only once.
      lookAtEnds();
      for (const row of ledger.downloads.live()) {
        if (ids.has(row.id)) emit({ kind: 'transition', download: view(row) });
      }
    },
  });

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
      queue.pump();
      return { id: row.id };
    },
    pause: (id) => {
      command(id, { to: 'paused', reason: 'user' });
    },
    resume: goOn,
    retry: goOn,
    cancel: (id) => {
      if (!command(id, { to: 'cancelled' })) return;
      if (!queue.isRunning(id)) void queue.tidy(known(id)).then(queue.pump);
    },
    reorder: (id, direction) => {
      const row = known(id);
      const neighbour = queue.isInLine(row) ? queue.neighbour(row, direction) : null;
      // Its turn may have come in the meantime.
      if (neighbour === null) return;
      ledger.together(() => ledger.downloads.swap(id, neighbour.id));
      emitMoved([...new Set([...lookAtEnds(), id, neighbour.id])]);
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
      queue.shareOut();
      queue.pump();
    },
    list: () => ledger.downloads.live().map(view),
    find: (id) => {
      const row = ledger.downloads.get(id);
      return row === null || isTerminal(row.state) ? null : view(row);
    },
    between: (first, last) => ledger.downloads.liveBetween(first, last).map(view),
    neighbour: (id, direction) => {
      const row = known(id);
      const neighbour = queue.isInLine(row) ? queue.neighbour(row, direction) : null;
      return neighbour === null ? null : view(neighbour);
    },
    pieces: (id) => {
      const row = known(id);
      const totalBytes = row.totalBytes ?? row.expectedBytes;
      const shape = { pieceBytes: ports.tuning.pieceBytes, totalBytes };
      // A run that has been told to stop may not have stopped yet.
      const fetching = row.state === 'downloading' && queue.isRunning(id) ? queue.liveOf(id)?.fetching : [];
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
      leftBehind.find(lostLedger);
      const isTakenUp = leftBehind.takeUp();
      for (const row of ledger.downloads.leftovers()) await queue.tidy(row);
      if (isTakenUp) queue.pump();
      healer.watch();
    },
    stop: async () => {
      queue.close();
      healer.stop();
      const stoppable: readonly DownloadState[] = ['pending', ...atWork];
      const reason: StateReason = 'quit';
      const pauseAll = (): void => {
        for (const row of ledger.downloads.live()) {
          if (stoppable.includes(row.state)) command(row.id, { to: 'paused', reason });
        }
      };
      try {
        // One wait for the disk, however many there are.
        ledger.together(pauseAll);
      } catch (error) {
        // A ledger that cannot be written (FAULTS C8): the next start finds it interrupted, and that is true.
        ports.log.error('a pause for quitting was not recorded', { error: String(error) });
      }
      queue.stopAll();
      await queue.allEnded();
    },
  };
}
