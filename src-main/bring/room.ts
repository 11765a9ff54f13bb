import { stat } from 'node:fs/promises';
import { NogginError } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';

/** Left free beside what is brought, so that the computer goes on working. */
const reserveBytes = 512 * 1024 * 1024;

interface RoomPorts {
  freeBytes(folder: string): Promise<number | null>;
  largestFileBytes(folder: string): Promise<number | null>;
}

/**
 * Refuses what cannot fit, before the first byte. A file of the same disk that may share its room needs none.
 * @throws NogginError `disk-full`, `file-too-large`, or of the disk
 */
export async function needsRoom(
  file: { readonly path: string; readonly bytes: number; readonly mayShare: boolean },
  folder: string,
  ports: RoomPorts,
): Promise<void> {
  const { bytes } = file;
  const largest = await ports.largestFileBytes(folder);
  if (largest !== null && bytes > largest) {
    throw new NogginError('file-too-large', 'The disk cannot hold a file this large', {
      details: { bytes, largestFileBytes: largest },
    });
  }
  try {
    if (file.mayShare && (await stat(file.path)).dev === (await stat(folder)).dev) return;
  } catch (error) {
    throw diskError(error);
  }
  const free = await ports.freeBytes(folder);
  if (free !== null && free < bytes + reserveBytes) {
    throw new NogginError('disk-full', 'There is not enough room for this file', {
      details: { neededBytes: bytes + reserveBytes, freeBytes: free },
    });
  }
}
