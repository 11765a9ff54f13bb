/** What is known of one piece: its first `bytes` bytes are there and have this CRC-32. */
export interface PieceRecord {
  readonly index: number;
  readonly bytes: number;
  readonly crc32: number;
}

/** Bytes in all the given pieces. */
export function sumBytes(pieces: readonly { readonly bytes: number }[]): number {
  return pieces.reduce((sum, piece) => sum + piece.bytes, 0);
}

/** A stretch [start, end) of the file, in bytes. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Which bytes of a file are there, piece by piece. Each piece holds a prefix of its bytes, so that what a
 * broken connection brought is kept. Pure bookkeeping: it neither reads nor writes.
 */
export interface PieceMap {
  readonly pieceBytes: number;
  /** Size of the file, or null while unknown; then the map grows with what arrives. */
  totalBytes(): number | null;
  setTotal(totalBytes: number): void;
  receivedBytes(): number;
  /** Bytes from the start of the file without a gap. */
  front(): number;
  isComplete(): boolean;
  /** Bytes of this piece that are there. */
  prefix(index: number): number;
  /** Length of this piece when complete. */
  length(index: number): number;
  /** Records `bytes` more at `offset`, which must be where the prefix of its piece ends. */
  advance(offset: number, bytes: number): void;
  /** The first stretch that is missing and outside all `taken`: at most `maxBytes` long, or the rest of one piece. */
  missing(taken: readonly Stretch[], maxBytes: number): Stretch | null;
}

/** Builds the map from what the ledger holds; records beyond the file's size or a piece's length are ignored. */
export function createPieceMap(options: {
  readonly pieceBytes: number;
  readonly totalBytes: number | null;
  readonly pieces?: readonly PieceRecord[];
}): PieceMap {
  const { pieceBytes } = options;
  let total = options.totalBytes;
  const prefixes: number[] = [];
  let received = 0;
  let firstGap = 0;

  const length = (index: number): number =>
    total === null ? pieceBytes : Math.max(0, Math.min(pieceBytes, total - index * pieceBytes));
  const prefix = (index: number): number => prefixes[index] ?? 0;
  const isFull = (index: number): boolean => prefix(index) >= length(index);
  const count = (): number => (total === null ? prefixes.length + 1 : Math.ceil(total / pieceBytes));

  const set = (index: number, bytes: number): void => {
    while (prefixes.length <= index) prefixes.push(0);
    received += bytes - prefix(index);
    prefixes[index] = bytes;
  };

  for (const piece of options.pieces ?? []) {
    if (piece.bytes > 0 && piece.bytes <= length(piece.index)) set(piece.index, piece.bytes);
  }

  const front = (): number => {
    while (firstGap < count() && isFull(firstGap)) firstGap += 1;
    return Math.min(firstGap * pieceBytes + prefix(firstGap), total ?? Number.POSITIVE_INFINITY);
  };

  const missing = (taken: readonly Stretch[], maxBytes: number): Stretch | null => {
    const isTaken = (offset: number): boolean => taken.some((run) => offset >= run.start && offset < run.end);
    const longest = total === null ? Number.POSITIVE_INFINITY : maxBytes;
    front();
    for (let index = firstGap; index < count(); index += 1) {
      const start = index * pieceBytes + prefix(index);
      if (isFull(index) || isTaken(start)) continue;
      let end = index * pieceBytes + length(index);
      let next = index + 1;
      for (; next < count(); next += 1) {
        const further = next * pieceBytes + length(next);
        if (prefix(next) > 0 || isTaken(next * pieceBytes) || further - start > longest) break;
        end = further;
      }
      // Unknown size: the open end lies behind the last known piece.
      const isOpen = total === null && next >= count() && !isTaken(next * pieceBytes);
      return { start, end: isOpen ? Number.POSITIVE_INFINITY : end };
    }
    return null;
  };

  return {
    pieceBytes,
    totalBytes: () => total,
    setTotal: (totalBytes) => {
      total = totalBytes;
    },
    receivedBytes: () => received,
    front,
    isComplete: () => total !== null && received === total,
    prefix,
    length,
    missing,
    advance: (offset, bytes) => {
      let at = offset;
      let left = bytes;
      while (left > 0) {
        const index = Math.floor(at / pieceBytes);
        const within = at - index * pieceBytes;
        if (within !== prefix(index))
          throw new RangeError(`piece ${index} has ${prefix(index)} bytes, not ${within}`);
        const take = Math.min(left, length(index) - within);
        if (take <= 0) throw new RangeError(`byte ${at} lies beyond the file`);
        set(index, within + take);
        at += take;
        left -= take;
      }
    },
  };
}
