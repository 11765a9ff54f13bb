import type { ErrorCode } from '../../src-preload/contract/errors.ts';
import type { DownloadRow } from '../ledger/download-rows.ts';
import type { Tuning } from './tuning.ts';

/** Failures that may pass without the person: of the source, or of the network. */
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
  /** Asks the source for one byte: does it serve the file again? */
  isServed(row: DownloadRow): Promise<boolean>;
}

/** Retries downloads that failed for the network, once their source answers. */
export interface Comeback {
  /** Whether this download is retried by itself: its failure may pass and is recent. */
  isWaiting(row: DownloadRow): boolean;
  /** Asks the source when its next look is due, with exponential back-off. True: the download can go on. */
  isOver(row: DownloadRow): Promise<boolean>;
  /** When the source is asked next, in milliseconds from now; null when it is not. */
  nextInMs(row: DownloadRow): number | null;
}

export function createComeback(ports: ComebackPorts): Comeback {
  const { comebackFirstMs, comebackMostMs, comebackForMs } = ports.tuning;
  /** By download: the revision that failed, the present interval, and when to ask next. */
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
