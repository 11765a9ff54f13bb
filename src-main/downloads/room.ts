import path from 'node:path';
import { NogginError } from '../errors.ts';
import { type Incoming, roomFor } from '../planner/room.ts';
import type { Job } from './job.ts';
import type { DownloadPorts } from './ports.ts';

type RoomPorts = Pick<DownloadPorts, 'freeBytes' | 'largestFile'> & {
  readonly tuning: Pick<DownloadPorts['tuning'], 'diskReserveBytes'>;
};

/** Every file system in use accepts files up to this size. */
const neverTooLarge = 2 ** 31 - 1;

/**
 * Why the rest of a file does not fit on the disk of `folder` (FAULTS B1, B4): too little room with the reserve, or a
 * file system that refuses large files. For unknown sizes only the reserve counts (FAULTS B17).
 * @returns null when it fits, or the system does not tell
 */
export async function lackOfRoom(
  ports: RoomPorts,
  folder: string,
  { fileBytes, presentBytes }: Incoming,
): Promise<NogginError | null> {
  const { diskReserveBytes } = ports.tuning;
  const freeBytes = await ports.freeBytes(folder);
  if (fileBytes === null) {
    return freeBytes !== null && freeBytes < diskReserveBytes ? diskFull(diskReserveBytes, freeBytes) : null;
  }
  const largestFileBytes = fileBytes > neverTooLarge ? await ports.largestFile(folder) : null;
  const room = roomFor({ fileBytes, presentBytes }, { freeBytes, largestFileBytes }, diskReserveBytes);
  if (room.kind === 'file-too-large') {
    return new NogginError('file-too-large', 'The file system cannot hold a file of this size', {
      details: { fileBytes, largestFileBytes: room.largestFileBytes },
    });
  }
  return room.kind === 'disk-full' ? diskFull(room.neededBytes, room.freeBytes) : null;
}

function diskFull(neededBytes: number, freeBytes: number): NogginError {
  return new NogginError('disk-full', 'There is not enough room on the disk', {
    details: { neededBytes, freeBytes },
  });
}

/** Watches the free room while bytes arrive. */
export interface RoomWatch {
  /** The source told the size in bytes, or that it does not know. */
  sized(totalBytes: number | null): void;
  /** Some more bytes are on the disk. */
  grown(): void;
}

/**
 * Checks the room again once the size is known, and keeps the reserve free: others write to the disk as well (FAULTS
 * B2, B17).
 * @param lacking told when room is lacking
 */
export function watchRoom(job: Job, lacking: (error: NogginError) => void): RoomWatch {
  const { ports } = job;
  const folder = path.dirname(job.row.targetPath);
  let fileBytes = job.row.totalBytes ?? job.row.expectedBytes;
  let isLooking = false;
  const look = async (): Promise<void> => {
    const presentBytes = job.live.receivedBytes ?? job.row.durableBytes;
    const error = await lackOfRoom(ports, folder, { fileBytes, presentBytes });
    if (error !== null) lacking(error);
  };
  const lookAtReserve = async (): Promise<void> => {
    isLooking = true;
    const freeBytes = await ports.freeBytes(folder);
    isLooking = false;
    if (freeBytes !== null && freeBytes < ports.tuning.diskReserveBytes) await look();
  };
  return {
    sized: (totalBytes) => {
      if (totalBytes === null || totalBytes === fileBytes) return;
      fileBytes = totalBytes;
      void look();
    },
    grown: () => {
      if (!isLooking) void lookAtReserve();
    },
  };
}
