import type {
  DownloadAction,
  DownloadState,
  DownloadView,
  StateReason,
} from '../../src-preload/contract/downloads.ts';
import { partOf, wholeId, wholeName } from '../models/part.ts';

/** What is at work says most; then what needs the person. */
const telling: readonly DownloadState[] = [
  'downloading',
  'verifying',
  'installing',
  'pending',
  'failed',
  'paused',
  'complete',
  'cancelled',
];
const order: readonly DownloadAction[] = [
  'pause',
  'resume',
  'retry',
  'replace',
  'cancel',
  'move-up',
  'move-down',
];

/** Why parts are paused, the most telling first: what only the person can mend, then what heals by itself. */
const reasons: readonly (StateReason | null)[] = [
  'needs-access',
  'disk-full',
  'folder-unavailable',
  'portal',
  'offline',
  'user',
  'interrupted',
  'quit',
  null,
];

interface Standing {
  readonly state: DownloadState;
  readonly reason?: StateReason | null;
}

/** The part whose state, and whose reason for it, says most of the whole. */
export function mostTelling<T extends Standing>(parts: readonly [T, ...T[]]): T {
  const byState = (a: T, b: T): number => telling.indexOf(a.state) - telling.indexOf(b.state);
  const byReason = (a: T, b: T): number =>
    reasons.indexOf(a.reason ?? null) - reasons.indexOf(b.reason ?? null);
  return parts.toSorted((a, b) => byState(a, b) || byReason(a, b))[0] ?? parts[0];
}

/**
 * The download of a whole model, from those of its parts. Its state is that of the part that says most. Pure.
 * @param parts in order, at least one; those that are there already are not among them
 * @param presentBytes of the parts that are there already
 */
export function wholeDownload(
  parts: readonly [DownloadView, ...DownloadView[]],
  presentBytes: number,
): DownloadView {
  const [first] = parts;
  const most = mostTelling(parts);
  const part = partOf(first.modelId);
  const sum = (bytes: (view: DownloadView) => number): number =>
    parts.reduce((all, view) => all + bytes(view), 0);
  const totalBytes = parts.every((view) => view.totalBytes !== null)
    ? presentBytes + sum((view) => view.totalBytes ?? 0)
    : null;
  const receivedBytes = presentBytes + sum((view) => view.receivedBytes);
  const bytesPerSecond = sum((view) => view.bytesPerSecond);
  const firstId = part === null ? first.modelId : firstPartId(first.modelId, part.count);
  return {
    ...most,
    id: part === null ? first.id : wholeId(part.base),
    modelId: firstId,
    name: wholeName(first.name),
    position: Math.min(...parts.map(({ position }) => position)),
    actions: actionsOf(parts),
    receivedBytes,
    totalBytes,
    // What is complete, or there already, has been hashed.
    hashedBytes:
      presentBytes + sum((view) => (view.state === 'complete' ? view.receivedBytes : view.hashedBytes)),
    bytesPerSecond,
    secondsLeft:
      totalBytes === null || bytesPerSecond <= 0 ? null : (totalBytes - receivedBytes) / bytesPerSecond,
    connections: sum((view) => view.connections),
    targetPath: first.targetPath,
    startedAtMs: Math.min(...parts.map(({ startedAtMs }) => startedAtMs)),
    updatedAtMs: Math.max(...parts.map(({ updatedAtMs }) => updatedAtMs)),
  };
}

/** The id of the part that llama.cpp is given: the model goes by it. */
function firstPartId(modelId: string, count: number): string {
  return modelId.replace(/-\d{5}-of-\d{5}$/, `-00001-of-${String(count).padStart(5, '0')}`);
}

/** What can be done with any part can be done with the whole; it moves as one, so its ends decide about that. */
function actionsOf(parts: readonly DownloadView[]): readonly DownloadAction[] {
  const waiting = parts.filter(({ actions }) => actions.some((action) => action.startsWith('move-')));
  const isPausable = parts.some(({ actions }) => actions.includes('pause'));
  return order.filter((action) => {
    if (action === 'move-up') return waiting[0]?.actions.includes('move-up') === true;
    if (action === 'move-down') return waiting.at(-1)?.actions.includes('move-down') === true;
    // Either is offered, never both.
    if (action === 'resume') return !isPausable && parts.some(({ actions }) => actions.includes('resume'));
    return parts.some(({ actions }) => actions.includes(action));
  });
}
