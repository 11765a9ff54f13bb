import { stat } from 'node:fs/promises';
import { tuning } from '../downloads/tuning.ts';
import { NogginError } from '../errors.ts';
import { type Incoming, roomFor } from '../planner/room.ts';
import { diskError } from '../platform/disk-errors.ts';

interface RoomPorts {
  freeBytes(folder: string): Promise<number | null>;
  largestFileBytes(folder: string): Promise<number | null>;
}

/** A file that is to be brought, and what of it is there already. Sizes in bytes. */
export interface ComingFile {
  readonly path: string;
  readonly bytes: number;
  readonly presentBytes: number;
}

/**
 * Refuses what cannot fit, before the first byte: each file by the disk's largest, all together by what is free. Files
 * of the same disk that may share their room need none.
 * @throws NogginError `disk-full`, `file-too-large`, or of the disk
 */
export async function requireRoom(
  files: readonly ComingFile[],
  mayShare: boolean,
  folder: string,
  ports: RoomPorts,
): Promise<void> {
  const largestFileBytes = await ports.largestFileBytes(folder);
  for (const { bytes, presentBytes } of files) {
    refuse({ fileBytes: bytes, presentBytes }, { largestFileBytes, freeBytes: null });
  }
  const needing = mayShare ? await fromOtherDisks(files, folder) : files;
  const sum = (size: (file: ComingFile) => number): number =>
    needing.reduce((so, file) => so + size(file), 0);
  const all = { fileBytes: sum(({ bytes }) => bytes), presentBytes: sum((file) => file.presentBytes) };
  refuse(all, { largestFileBytes: null, freeBytes: await ports.freeBytes(folder) });
}

async function fromOtherDisks(files: readonly ComingFile[], folder: string): Promise<readonly ComingFile[]> {
  try {
    const { dev } = await stat(folder);
    const devices = await Promise.all(files.map(async ({ path }) => (await stat(path)).dev));
    return files.filter((_file, at) => devices[at] !== dev);
  } catch (error) {
    throw diskError(error);
  }
}

function refuse(incoming: Incoming, disk: Parameters<typeof roomFor>[1]): void {
  const room = roomFor(incoming, disk, tuning.diskReserveBytes);
  if (room.kind === 'file-too-large') {
    const { fileBytes, largestFileBytes } = room;
    throw new NogginError('file-too-large', 'The disk cannot hold a file this large', {
      details: { bytes: fileBytes, largestFileBytes },
    });
  }
  if (room.kind === 'disk-full') {
    const { neededBytes, freeBytes } = room;
    throw new NogginError('disk-full', 'There is not enough room for this file', {
      details: { neededBytes, freeBytes },
    });
  }
}
