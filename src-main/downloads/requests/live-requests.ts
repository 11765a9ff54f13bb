import type { DownloadRow } from '../../ledger/download-rows.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isTerminal } from '../state.ts';

/** The files of a request that are on their way. */
export interface LiveFiles {
  /** In the order of the model's files. */
  readonly rows: readonly DownloadRow[];
  /** Bytes of the model's other files, which are installed. */
  readonly presentBytes: number;
  /** The person wants them to rest. */
  readonly isPaused: boolean;
  /** The hours in which downloads may fetch do not hold for them. */
  readonly isAnyHour: boolean;
  readonly bytesPerSecondLimit: number | null;
}

/** Caches the files of requests between two transitions: a tick of progress must not query the ledger. */
export interface LiveRequests {
  /** All of them, in the order of the queue. */
  all(): readonly string[];
  of(requestId: string): LiveFiles;
  /** As a job last saw its row. */
  saw(row: DownloadRow): void;
  /** Something of this request was recorded. */
  changed(requestId: string): void;
}

export function createLiveRequests(ledger: Ledger): LiveRequests {
  const known = new Map<string, LiveFiles>();
  const withPresent = (rows: readonly DownloadRow[]): LiveFiles => {
    const [first] = rows;
    const request = first === undefined ? null : ledger.requests.get(first.requestId);
    const { isPaused = false, isAnyHour = false, bytesPerSecondLimit = null } = request ?? {};
    const facts = { rows, isPaused, isAnyHour, bytesPerSecondLimit };
    if (first === undefined || first.fileCount === 1) return { ...facts, presentBytes: 0 };
    const coming = new Set(rows.map(({ modelId }) => modelId));
    const present = ledger.installed.ofModel(first.ofModel).filter(({ modelId }) => !coming.has(modelId));
    return { ...facts, presentBytes: present.reduce((sum, { bytes }) => sum + bytes, 0) };
  };
  const read = (requestId: string): LiveFiles =>
    withPresent(ledger.downloads.ofRequest(requestId).filter(({ state }) => !isTerminal(state)));
  return {
    all: () => {
      const groups = new Map<string, DownloadRow[]>();
      for (const row of ledger.downloads.live()) {
        const group = groups.get(row.requestId);
        if (group === undefined) groups.set(row.requestId, [row]);
        else group.push(row);
      }
      for (const [id, rows] of groups) {
        if (!known.has(id)) known.set(id, withPresent(rows.toSorted((a, b) => a.fileIndex - b.fileIndex)));
      }
      return [...groups.keys()];
    },
    of: (requestId) => {
      const files = known.get(requestId) ?? read(requestId);
      if (files.rows.length > 0) known.set(requestId, files);
      return files;
    },
    saw: (row) => {
      const files = known.get(row.requestId);
      if (files === undefined) return;
      const rows = files.rows.map((each) => (each.id === row.id ? row : each));
      known.set(row.requestId, { ...files, rows });
    },
    changed: (requestId) => {
      known.delete(requestId);
    },
  };
}
