import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { RuntimeState } from './runtime-state.ts';
import { actionsIn, atWork } from './state.ts';

/** One file of a request; speed, its limit and time left are those of the whole request. */
export type FileView = Omit<DownloadView, 'bytesPerSecond' | 'bytesPerSecondLimit' | 'secondsLeft'>;

/**
 * The download of one file: the ledger's row and, while it runs, what is only known in memory. Pure.
 * @param nextLookAtMs when the source of a failed download is asked again
 * @param heldUntilMs when it may fetch, if it waits for that
 */
export function toFileView(
  row: DownloadRow,
  live: RuntimeState | null,
  nextLookAtMs: number | null = null,
  heldUntilMs: number | null = null,
): FileView {
  const receivedBytes = live?.receivedBytes ?? row.durableBytes;
  const totalBytes = row.totalBytes ?? row.expectedBytes;
  const isMoving = row.state === 'downloading' && live !== null;
  return {
    id: row.id,
    modelId: row.modelId,
    name: row.name,
    position: row.position,
    state: row.state,
    reason: row.reason,
    actions:
      live?.renamed === true ? [] : actionsIn(row.state, row.error?.code ?? null, heldUntilMs !== null),
    receivedBytes: row.state === 'complete' && totalBytes !== null ? totalBytes : receivedBytes,
    totalBytes,
    hashedBytes: live?.hashedBytes ?? 0,
    connections: live?.connections ?? 0,
    way: isMoving ? live.way : null,
    bottleneck: isMoving ? live.bottleneck : null,
    waiting: (atWork.includes(row.state) ? live?.stalled : null) ?? (isMoving ? live.waiting : null),
    nextLookAtMs,
    heldUntilMs,
    error: row.error ?? (row.state === 'pending' || row.reason === 'user' ? null : (live?.cause ?? null)),
    sourceHost: new URL(row.sourceUrl).host,
    targetPath: row.targetPath,
    startedAtMs: row.createdAtMs,
    updatedAtMs: row.updatedAtMs,
  };
}
