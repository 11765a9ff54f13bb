/**
 * The contiguous front of a partial, shared between the thread that writes it and the one that hashes it.
 * Two 64-bit numbers: how many bytes from the start may be read, and where the file ends (-1 while unknown).
 */
export interface Front {
  /** Only grows; wakes the follower. */
  publish(bytes: number): void;
  finish(totalBytes: number): void;
  read(): { readonly bytes: number; readonly end: number | null };
  /** Blocks this thread until more than `bytes` may be read or the end is known, at most `timeoutMs`. Workers only. */
  waitBeyond(bytes: number, timeoutMs: number): void;
}

/** Memory for one {@link Front}. */
export function createFrontBuffer(): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(16);
  new BigInt64Array(buffer)[1] = -1n;
  return buffer;
}

/** Opens the front that lives in `buffer`. */
export function openFront(buffer: SharedArrayBuffer): Front {
  const cells = new BigInt64Array(buffer);
  const read = () => {
    const end = Number(Atomics.load(cells, 1));
    return { bytes: Number(Atomics.load(cells, 0)), end: end < 0 ? null : end };
  };
  return {
    read,
    publish: (bytes) => {
      if (Atomics.load(cells, 0) >= BigInt(bytes)) return;
      Atomics.store(cells, 0, BigInt(bytes));
      Atomics.notify(cells, 0);
    },
    finish: (totalBytes) => {
      Atomics.store(cells, 1, BigInt(totalBytes));
      Atomics.notify(cells, 0);
    },
    waitBeyond: (bytes, timeoutMs) => {
      const now = read();
      if (now.bytes > bytes || now.end !== null) return;
      Atomics.wait(cells, 0, BigInt(now.bytes), timeoutMs);
    },
  };
}
