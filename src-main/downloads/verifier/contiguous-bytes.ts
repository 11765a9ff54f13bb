/**
 * The contiguous bytes of a partial, shared between its writer and its hasher. Three 64-bit numbers: readable bytes
 * from the start, the file's end (-1 while unknown), and a change counter, on which a reader waits so that it misses
 * none.
 */
export interface ContiguousBytes {
  /** Only grows; wakes the follower. */
  publish(bytes: number): void;
  finish(totalBytes: number): void;
  read(): { readonly bytes: number; readonly end: number | null };
  /**
   * Blocks this thread until more than `bytes` are readable or the end is known, at most `timeoutMs`. Workers only.
   */
  waitBeyond(bytes: number, timeoutMs: number): void;
}

/** Memory of one {@link ContiguousBytes}. */
export function createContiguousBuffer(): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(24);
  new BigInt64Array(buffer)[1] = -1n;
  return buffer;
}

const worthWakingBytes = 1024 * 1024;

/** Opens the contiguous bytes in `buffer`. */
export function openContiguousBytes(buffer: SharedArrayBuffer): ContiguousBytes {
  const cells = new BigInt64Array(buffer);
  let toldBytes = 0;
  const read = () => {
    const end = Number(Atomics.load(cells, 1));
    return { bytes: Number(Atomics.load(cells, 0)), end: end < 0 ? null : end };
  };
  const wake = (): void => {
    Atomics.add(cells, 2, 1n);
    Atomics.notify(cells, 2);
  };
  return {
    read,
    publish: (bytes) => {
      if (Atomics.load(cells, 0) >= BigInt(bytes)) return;
      Atomics.store(cells, 0, BigInt(bytes));
      // Waking is expensive: only for a range worth reading.
      if (bytes - toldBytes < worthWakingBytes) return;
      toldBytes = bytes;
      wake();
    },
    finish: (totalBytes) => {
      Atomics.store(cells, 1, BigInt(totalBytes));
      wake();
    },
    waitBeyond: (bytes, timeoutMs) => {
      const changes = Atomics.load(cells, 2);
      const now = read();
      if (now.bytes > bytes || now.end !== null) return;
      Atomics.wait(cells, 2, changes, timeoutMs);
    },
  };
}
