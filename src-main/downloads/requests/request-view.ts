import type { DownloadAction, DownloadView } from '../../../src-preload/contract/downloads.ts';
import { mostTelling } from '../../models/most-telling.ts';
import type { FileView } from '../file-view.ts';

const order: readonly DownloadAction[] = ['run-now', 'pause', 'resume', 'retry', 'replace', 'cancel'];

/** Facts of a request that none of its files has. */
export interface Around {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  /** Bytes of the model's files that are here and not on their way. */
  readonly presentBytes: number;
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | null;
  /** The person paused it: then that is its state, whatever kept one of its files before. */
  readonly isPaused: boolean;
  readonly bytesPerSecondLimit: number | null;
  /** What can be done with its place in the queue. */
  readonly moves: readonly DownloadAction[];
}

/**
 * A request as the window sees it, from its files. Its state is that of the file that says most. Pure.
 * @param files in order, at least one; of those that are complete only the last of all
 */
export function requestView(
  files: readonly [FileView, ...FileView[]],
  { presentBytes, bytesPerSecond, secondsLeft, isPaused, moves, ...request }: Around,
): DownloadView {
  const paused = isPaused ? files.filter(({ state }) => state === 'paused') : [];
  const most = mostTelling([paused[0] ?? files[0], ...(paused.length > 0 ? paused : files)]);
  const sum = (bytes: (view: FileView) => number): number =>
    files.reduce((all, view) => all + bytes(view), presentBytes);
  const isDownloading = most.state === 'downloading';
  return {
    ...most,
    ...request,
    position: Math.min(...files.map(({ position }) => position)),
    actions: [...actionsOf(files), ...moves],
    receivedBytes: sum((view) => view.receivedBytes),
    totalBytes: files.every((view) => view.totalBytes !== null) ? sum((view) => view.totalBytes ?? 0) : null,
    // Present files are hashed.
    hashedBytes: sum((view) => view.hashedBytes),
    bytesPerSecond: isDownloading ? bytesPerSecond : 0,
    secondsLeft: isDownloading ? secondsLeft : null,
    connections: files.reduce((all, view) => all + view.connections, 0),
    targetPath: files[0].targetPath,
    startedAtMs: Math.min(...files.map(({ startedAtMs }) => startedAtMs)),
    updatedAtMs: Math.max(...files.map(({ updatedAtMs }) => updatedAtMs)),
  };
}

/** What can be done with any file can be done with the request. */
function actionsOf(files: readonly FileView[]): readonly DownloadAction[] {
  const isPausable = files.some(({ actions }) => actions.includes('pause'));
  // Resuming retries what failed.
  const isResumable = !isPausable && files.some(({ actions }) => actions.includes('resume'));
  // Either is offered, never both.
  return order.filter(
    (action) =>
      !(action === 'resume' && isPausable) &&
      !(action === 'retry' && isResumable) &&
      files.some(({ actions }) => actions.includes(action)),
  );
}
