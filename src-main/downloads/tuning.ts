const MiB = 1024 * 1024;

/**
 * Every number the transfer is tuned by, in one place: sizes in bytes, times in milliseconds.
 * Tests pass their own so that no test waits for real back-off.
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
  /** How often is looked whether another connection would help. */
  readonly growthMs: number;
  /** Over how long it is measured what holds a download back. */
  readonly paceMs: number;
  /** A connection that is too far ahead of the front waits this long before it looks again. */
  readonly aheadMs: number;
  /** A connection without work looks this often whether another has become too slow. */
  readonly rescueMs: number;
  /** A run that needs longer than this is worth taking over at the end … */
  readonly rescueWorthMs: number;
  /** Less than this many bytes per second, for {@link slowMs}, and the connection is dialled again. */
  readonly slowBytesPerSecond: number;
  readonly slowMs: number;
  /** No byte for this long on a connection, before or after the headers: it is dialled again. */
  readonly silenceMs: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  /** Without a single byte for this long, and in as many tries, the download fails. */
  readonly outageMs: number;
  readonly leastTries: number;
  /** Longest wait a server may ask for by Retry-After. */
  readonly retryAfterCapMs: number;
  /** Answers with a wrong Content-Range in a row before the source is asked without a Range. */
  readonly maxBadRanges: number;
  /** Times a download may start over because of what the server answers, before it fails. */
  readonly maxRestarts: number;
  /** How long a stopping transfer may take to flush before it is left behind. */
  readonly stopMs: number;
  /** Renames refused by other programs are tried again for this long. */
  readonly installRetryMs: number;
  /** How often a download that waits for a disk or a network is looked at. */
  readonly healMs: number;
  /** Where there is nothing to look at, a waiting download is simply tried again after this time. */
  readonly healBlindlyMs: number;
  /** The source of a download that failed for the network is asked again after this time, … */
  readonly comebackFirstMs: number;
  /** … then ever less often, but at least this often, … */
  readonly comebackMostMs: number;
  /** … until so long after it failed. */
  readonly comebackForMs: number;
  /** Shortest wait between tries while this computer has no network at all; a network that comes ends it. */
  readonly offlineMs: number;
  /** Room kept free on the disk beyond what the downloads still need. */
  readonly diskReserveBytes: number;
}

/** What the app runs with. Chunk and run sizes come from the trials in docs/performance.md. */
export const tuning: Tuning = {
  pieceBytes: 4 * MiB,
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
