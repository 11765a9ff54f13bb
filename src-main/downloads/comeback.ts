import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Tuning } from './tuning.ts';

/** Failures that a source, or the way to it, may get over by itself. */
const passing: ReadonlySet<ErrorCode | undefined> = new Set<ErrorCode>([
  'network',
  'slow',
  'server',
  'rate-limited',
  'proxy-refused',
  'tls',
]);

export interface ComebackPorts {
  readonly tuning: Pick<Tuning, 'comebackFirstMs' | 'comebackMostMs' | 'comebackForMs'>;
  /** Milliseconds from a clock that never jumps. */
  monotonic(): number;
  /** Milliseconds since it failed, by that clock. */
  idleMs(id: string): number;
  /** Asks the source for a first byte: whether it serves the file again. */
  isServed(row: DownloadRow): Promise<boolean>;
}

/** Brings back downloads that failed for the network, when their source answers again. */
export interface Comeback {
  /** Whether this one is looked after: it failed for something that may pass, not too long ago. */
  isWaiting(row: DownloadRow): boolean;
  /** Asks the source when it is time to, ever less often. True: it can go on. */
  isOver(row: DownloadRow): Promise<boolean>;
  /** When the source is asked next, in milliseconds from now; null when it is not. */
  nextInMs(row: DownloadRow): number | null;
}

export function createComeback(ports: ComebackPorts): Comeback {
  const { comebackFirstMs, comebackMostMs, comebackForMs } = ports.tuning;
  /** Of each failure, by the revision of its row: how often it was asked, and when next. */
  const looks = new Map<
    string,
    { readonly revision: number; readonly everyMs: number; readonly atMs: number }
  >();

  const isWaiting = (row: DownloadRow): boolean =>
    row.state === 'failed' && passing.has(row.error?.code) && ports.idleMs(row.id) < comebackForMs;
  const lookOf = (row: DownloadRow) => {
    const known = looks.get(row.id);
    if (known?.revision === row.revision) return known;
    const first = {
      revision: row.revision,
      everyMs: comebackFirstMs,
      atMs: ports.monotonic() + comebackFirstMs,
    };
    looks.set(row.id, first);
    return first;
  };
  return {
    isWaiting,
    isOver: async (row) => {
      const { atMs, everyMs } = lookOf(row);
      if (!isWaiting(row) || ports.monotonic() < atMs) return false;
      const next = Math.min(comebackMostMs, everyMs * 2);
      looks.set(row.id, { revision: row.revision, everyMs: next, atMs: ports.monotonic() + next });
      const isServed = await ports.isServed(row);
      if (isServed) looks.delete(row.id);
      return isServed;
    },
    nextInMs: (row) => (isWaiting(row) ? Math.max(0, lookOf(row).atMs - ports.monotonic()) : null),
  };
}
