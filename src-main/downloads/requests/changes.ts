import type { NoticeView } from '../../../src-preload/contract/snapshot.ts';
import type { DownloadRow } from '../../ledger/download-rows.ts';
import type { DownloadChange } from '../manager-port.ts';
import type { Line } from './line.ts';
import type { LiveRequests } from './live-requests.ts';
import type { RequestMeters } from './request-meters.ts';
import type { ViewRequest } from './views.ts';

/** Tells listeners what has changed. */
export interface Changes {
  /** Returns the way to stop listening. */
  onChange(listener: (change: DownloadChange) => void): () => void;
  /** The installed files have changed. */
  installed(): void;
  /** Shows requests as they are now. */
  progress(requestIds: Iterable<string>): void;
  /**
   * A transition was recorded.
   * @param last the file whose transition it was
   */
  transition(requestId: string, last: DownloadRow): void;
  /** A job made progress, or recorded a transition of its file. */
  ofJob(kind: 'progress' | 'transition', row: DownloadRow): void;
  /** Requests of an earlier process were taken up, with what a person has to know of it. */
  takenUp(requestIds: ReadonlySet<string>, told: readonly NoticeView[]): void;
  notices(): readonly NoticeView[];
  dismiss(noticeId: string): void;
}

interface ChangePorts {
  readonly requests: LiveRequests;
  readonly meters: RequestMeters;
  readonly line: Pick<Line, 'lookAtEnds'>;
  readonly view: ViewRequest;
  /** Bytes of a file that have arrived. */
  receivedBytes(row: DownloadRow): number;
}

export function createChanges(ports: ChangePorts): Changes {
  const { requests, meters, line, view } = ports;
  const listeners = new Set<(change: DownloadChange) => void>();
  let notices: readonly NoticeView[] = [];
  const emit = (change: DownloadChange): void => {
    for (const listener of listeners) listener(change);
  };

  const progress = (requestIds: Iterable<string>): void => {
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
  const transition = (requestId: string, last: DownloadRow): void => {
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
    progress(moved.filter((id) => id !== requestId));
  };
  const sample = (requestId: string): void => {
    const { rows, presentBytes } = requests.of(requestId);
    let [received, total]: [number, number | null] = [presentBytes, presentBytes];
    for (const row of rows) {
      const bytes = row.totalBytes ?? row.expectedBytes;
      received += ports.receivedBytes(row);
      total = total === null || bytes === null ? null : total + bytes;
    }
    meters.sample(requestId, received, total);
  };
  return {
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    installed: () => emit({ kind: 'installed' }),
    progress,
    transition,
    ofJob: (kind, row) => {
      if (kind === 'transition') return transition(row.requestId, row);
      requests.saw(row);
      if (row.state === 'downloading') sample(row.requestId);
      progress([row.requestId]);
    },
    takenUp: (requestIds, told) => {
      notices = [...notices, ...told];
      emit({ kind: 'notices' });
      // All at once: read the ends of the line only once.
      line.lookAtEnds();
      for (const requestId of requestIds) {
        requests.changed(requestId);
        const download = view(requestId);
        if (download !== null) emit({ kind: 'transition', download });
      }
    },
    notices: () => notices,
    dismiss,
  };
}
