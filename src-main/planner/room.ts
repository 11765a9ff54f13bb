import type { RoomView } from '../../src-preload/contract/computer.ts';

/** A disk as far as files on it are limited. Sizes in bytes; null is unknown, or without a limit. */
export interface Disk {
  readonly freeBytes: number | null;
  readonly largestFileBytes: number | null;
}

/** A file that is to come. Sizes in bytes. */
export interface Incoming {
  /** Null while nobody knows. */
  readonly fileBytes: number | null;
  /** What of it is on the disk already. */
  readonly presentBytes: number;
}

/**
 * Whether a file fits on a disk: the one rule, for recommendations, downloads, and waiting downloads (FAULTS B1, B2,
 * B4). Unknown facts never refuse. Pure.
 * @param reserveBytes kept free beyond what is missing
 */
export function roomFor({ fileBytes, presentBytes }: Incoming, disk: Disk, reserveBytes: number): RoomView {
  const missingBytes = fileBytes === null ? 0 : fileBytes - presentBytes;
  if (fileBytes === null || missingBytes <= 0) return { kind: 'fits' };
  const { freeBytes, largestFileBytes } = disk;
  if (largestFileBytes !== null && fileBytes > largestFileBytes) {
    return { kind: 'file-too-large', fileBytes, largestFileBytes };
  }
  const neededBytes = missingBytes + reserveBytes;
  if (freeBytes !== null && freeBytes < neededBytes) return { kind: 'disk-full', neededBytes, freeBytes };
  return { kind: 'fits' };
}
