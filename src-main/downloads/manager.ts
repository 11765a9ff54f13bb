import type { DownloadRow } from '../ledger/download-rows.ts';
import { installedModels } from '../models/installed-models.ts';
import { toFileView } from './file-view.ts';
import { createHoursKeeper } from './hours-keeper.ts';
import type { Downloads } from './manager-port.ts';
import { piecesView } from './piece-tally.ts';
import type { DownloadPorts } from './ports.ts';
import { createQueue, type Queue } from './queue.ts';
import { createChanges } from './requests/changes.ts';
import { createCommands } from './requests/commands.ts';
import { knownFiles } from './requests/known.ts';
import { createLeftBehind } from './requests/left-behind.ts';
import { createLine } from './requests/line.ts';
import { createLiveRequests } from './requests/live-requests.ts';
import { pauseForQuit } from './requests/pause-for-quit.ts';
import { createRequestMeters } from './requests/request-meters.ts';
import { createSelfResume } from './requests/self-resume.ts';
import { createStarts, targetIn } from './requests/starts.ts';
import { createRequestViews } from './requests/views.ts';

/**
 * Puts the parts of the downloads together. Commands for requests are recorded first, then the work follows. The ledger
 * decides; a job that a command has overtaken finds its transitions refused.
 */
export function createDownloads(ports: DownloadPorts): Downloads {
  const { ledger } = ports;
  const requests = createLiveRequests(ledger);
  const meters = createRequestMeters(ports.monotonic);
  const line = createLine(ledger, () => queue);
  const heldUntilMs = (row: DownloadRow): number | null => hours.heldUntilMs(row);

  const view = createRequestViews({
    ...{ ledger, requests, meters, line },
    viewFile: (row) =>
      toFileView(
        row,
        queue.liveOf(row.id),
        selfResume.nextLookAtMs(row),
        queue.isInLine(row) ? heldUntilMs(row) : null,
      ),
  });
  const changes = createChanges({
    ...{ requests, meters, line, view },
    receivedBytes: (row) => queue.liveOf(row.id)?.receivedBytes ?? row.durableBytes,
  });
  const queue: Queue = createQueue(
    ports,
    {
      changed: changes.ofJob,
      installed: changes.installed,
      began: ({ requestId }) => meters.begun(requestId),
      ended: ({ requestId }) => {
        meters.ended(requestId);
        selfResume.watch();
      },
    },
    (row) => heldUntilMs(row) !== null,
  );
  const hours = createHoursKeeper({
    ...ports,
    isAnyHour: (requestId) => requests.of(requestId).isAnyHour,
    runningIds: queue.runningIds,
    putBack: (row) => {
      queue.stopRun(row.id);
      changes.transition(row.requestId, row);
    },
    changed: () => {
      queue.pump();
      changes.progress(requests.all());
    },
  });
  const commands = createCommands({ ...ports, queue, requests, line, changes });
  const starts = createStarts({ ...ports, queue, changes, resume: commands.resume });
  const leftBehind = createLeftBehind({
    ...ports,
    start: starts.start,
    targetOf: (modelId) => targetIn(ports.modelsFolder(), modelId),
    isRunning: queue.isRunning,
    takenUp: (ids, told) => {
      const live = ledger.downloads.live().filter((row) => ids.has(row.id));
      changes.takenUp(new Set(live.map((row) => row.requestId)), told);
    },
  });
  const selfResume = createSelfResume({ ...ports, queue, hours, changes, takeUp: leftBehind.takeUp });

  return {
    ...starts,
    ...commands,
    limitsChanged: () => {
      hours.look();
      queue.shareOut();
      queue.pump();
    },
    list: () => requests.all().flatMap((id) => view(id) ?? []),
    find: (id) => view(id),
    sourceOf: (id) => requests.of(id).rows[0]?.sourceUrl ?? null,
    pieces: (id) => {
      const rows = knownFiles(ledger, id);
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
    notices: changes.notices,
    dismissNotice: changes.dismiss,
    onChange: changes.onChange,
    recover: async (lostLedger = null) => {
      hours.look();
      leftBehind.find(lostLedger);
      const isTakenUp = leftBehind.takeUp();
      for (const row of ledger.downloads.leftovers()) await queue.tidy(row);
      if (isTakenUp) queue.pump();
      selfResume.watch();
    },
    stop: async () => {
      queue.close();
      hours.stop();
      selfResume.stop();
      pauseForQuit(ports, queue, changes);
      queue.stopAll();
      await queue.allEnded();
    },
  };
}
