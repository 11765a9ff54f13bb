/** One download's share of the limits. */
export interface SharedLimits {
  /** 0 for no limit. */
  readonly bytesPerSecond: number;
  /** Most connections at a time, at least 1. */
  readonly connections: number;
}

/** Shared memory in which main tells a transfer its {@link SharedLimits}; in effect at once. */
export function createSharedLimits(): SharedArrayBuffer {
  return new SharedArrayBuffer(16);
}

/** The share as it stands. */
export function readSharedLimits(share: SharedArrayBuffer): SharedLimits {
  const cells = new BigInt64Array(share);
  return {
    bytesPerSecond: Number(Atomics.load(cells, 0)),
    connections: Math.max(1, Number(Atomics.load(cells, 1))),
  };
}

/** Rounds both down to whole numbers. */
export function writeSharedLimits(
  share: SharedArrayBuffer,
  { bytesPerSecond, connections }: SharedLimits,
): void {
  const cells = new BigInt64Array(share);
  Atomics.store(cells, 0, BigInt(Math.max(0, Math.floor(bytesPerSecond))));
  Atomics.store(cells, 1, BigInt(Math.max(1, Math.floor(connections))));
}
