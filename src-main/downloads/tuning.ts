import { pieceBytes } from '../../src-preload/contract/pieces.ts';

const MiB = 1024 * 1024;

/**
 * All tuning of the transfer: sizes in bytes, times in milliseconds. Tests pass their own, so that none waits for
 * real back-off.
 */
export interface Tuning {
  /** A file is cut in pieces of this size; the last one is shorter. */
  readonly pieceBytes: number;
  /** Longest stretch that one request asks for when several connections share a file. */
  readonly runBytes: number;
  /** Written bytes are flushed to the disk in portions of this size. */
  readonly flushBytes: number;
  /** A checkpoint is recorded after this many flushed bytes … */
  readonly checkpointBytes: number;
  /** … or after this time, while bytes arrive. */
  readonly checkpointMs: number;
  /** How often progress is reported out of the transfer. */
  readonly progressMs: number;
  /** Connections to begin with, once the source has shown that it serves parts. */
  readonly firstConnections: number;
  /** How often to try another connection. */
  readonly growthMs: number;
  /** Interval of the bottleneck measurement. */
  readonly paceMs: number;
  /** A connection too far ahead of the front waits this long. */
  readonly aheadMs: number;
  /** How often an idle connection looks for a slow segment to take over. */
  readonly rescueMs: number;
  /** A segment that needs longer than this is taken over at the end … */
  readonly rescueWorthMs: number;
  /** Below this rate, in bytes per second, for {@link slowMs}: dial again. */
  readonly slowBytesPerSecond: number;
  readonly slowMs: number;
  /** No byte for this long, before or after the headers: dial again. */
  readonly silenceMs: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  /** After this long without a byte, and as many attempts, the download fails. */
  readonly outageMs: number;
  readonly leastTries: number;
  /** Longest wait a server may ask for by Retry-After. */
  readonly retryAfterCapMs: number;
  /** Wrong Content-Range responses in a row before asking without a Range. */
  readonly maxBadRanges: number;
  /** Restarts that responses may cause before the download fails. */
  readonly maxRestarts: number;
  /** How long a stopping transfer may flush before it is abandoned. */
  readonly stopMs: number;
  /** How long a refused rename is retried. */
  readonly installRetryMs: number;
  /** How often to look at a download that waits for a disk or a network. */
  readonly healMs: number;
  /** Without anything to look at, retry a waiting download after this time. */
  readonly healBlindlyMs: number;
  /** The source of a download that failed for the network is asked again after this time, … */
  readonly comebackFirstMs: number;
  /** … then ever less often, but at least this often, … */
  readonly comebackMostMs: number;
  /** … until so long after it failed. */
  readonly comebackForMs: number;
  /** Shortest wait between attempts without a network; a new network ends it. */
  readonly offlineMs: number;
  /** Room kept free on the disk beyond what the downloads still need. */
  readonly diskReserveBytes: number;
}

/** What the app runs with. Chunk and run sizes come from the trials in docs/performance.md. */
export const tuning: Tuning = {
  pieceBytes,
  runBytes: 16 * MiB,
  flushBytes: 16 * MiB,
  checkpointBytes: 64 * MiB,
  checkpointMs: 1000,
  progressMs: 200,
  firstConnections: 2,
  growthMs: 50,
  paceMs: 2000,
  aheadMs: 20,
  rescueMs: 250,
  rescueWorthMs: 2000,
  slowBytesPerSecond: 1024,
  slowMs: 60_000,
  silenceMs: 30_000,
  backoffBaseMs: 1000,
  backoffCapMs: 60_000,
  outageMs: 300_000,
  leastTries: 8,
  retryAfterCapMs: 3_600_000,
  maxBadRanges: 3,
  maxRestarts: 10,
  stopMs: 5000,
  installRetryMs: 60_000,
  healMs: 5000,
  healBlindlyMs: 30_000,
  comebackFirstMs: 30_000,
  comebackMostMs: 900_000,
  comebackForMs: 86_400_000,
  offlineMs: 5000,
  diskReserveBytes: 512_000_000,
};
