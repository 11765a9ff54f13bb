import type { DownloadAction, DownloadView } from '../../src-preload/contract/downloads.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { RuntimeState } from './runtime-state.ts';
import { actionsIn, atWork } from './state.ts';

/** What of a view stands in neither row nor run. */
interface Around {
  /** What can be done with its place in the queue. */
  readonly moves?: readonly DownloadAction[];
  /** When the source of one that failed is asked again. */
  readonly nextLookAtMs?: number | null;
}

/**
 * One download as the window sees it: the ledger's row and, while it runs, what is only known live. The meter
 * smooths the time left at each call.
 * @param monotonicMs the clock that the meter was fed with
 */
export function toView(
  row: DownloadRow,
  live: RuntimeState | null,
  monotonicMs: number,
  { moves = [], nextLookAtMs = null }: Around = {},
): DownloadView {
  const receivedBytes = live?.receivedBytes ?? row.durableBytes;
  const totalBytes = row.totalBytes ?? row.expectedBytes;
  const isMoving = row.state === 'downloading' && live !== null;
  const remaining = totalBytes === null ? null : totalBytes - receivedBytes;
  return {
    id: row.id,
    modelId: row.modelId,
    name: row.name,
    position: row.position,
    state: row.state,
    reason: row.reason,
    actions: live?.renamed === true ? [] : [...actionsIn(row.state, row.error?.code ?? null), ...moves],
    receivedBytes: row.state === 'complete' && totalBytes !== null ? totalBytes : receivedBytes,
    totalBytes,
    hashedBytes: live?.hashedBytes ?? 0,
    bytesPerSecond: isMoving ? live.meter.bytesPerSecond(monotonicMs) : 0,
    secondsLeft: isMoving ? live.meter.secondsLeft(remaining, monotonicMs) : null,
    connections: live?.connections ?? 0,
    way: isMoving ? live.way : null,
    bottleneck: isMoving ? live.bottleneck : null,
    waiting: (atWork.includes(row.state) ? live?.stalled : null) ?? (isMoving ? live.waiting : null),
    nextLookAtMs,
    error: row.error ?? (row.state === 'pending' || row.reason === 'user' ? null : (live?.cause ?? null)),
    sourceHost: new URL(row.sourceUrl).host,
    targetPath: row.targetPath,
    startedAtMs: row.createdAtMs,
    updatedAtMs: row.updatedAtMs,
  };
}
