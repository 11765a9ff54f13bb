import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { DownloadRow } from '../ledger/download-rows.ts';
import { fileFacts } from './partial.ts';
import type { DownloadPorts } from './ports.ts';
import { lackOfRoom } from './room.ts';

/**
 * Whether the cause of a pause is over, so that the download can go on by itself (FAULTS B2, B3, A11).
 * @param pausedForMs milliseconds since the pause, by a clock that never jumps
 */
export async function isHealed(
  row: DownloadRow,
  pausedForMs: number,
  ports: Pick<DownloadPorts, 'freeBytes' | 'largestFile' | 'tuning'>,
): Promise<boolean> {
  const folder = path.dirname(row.targetPath);
  switch (row.reason) {
    case 'disk-full': {
      const fileBytes = row.totalBytes ?? row.expectedBytes;
      const isBlind = (await ports.freeBytes(folder)) === null;
      if (fileBytes === null || isBlind) {
        if (pausedForMs < ports.tuning.healBlindlyMs) return false;
      }
      return (await lackOfRoom(ports, folder, { fileBytes, presentBytes: row.durableBytes })) === null;
    }
    case 'folder-unavailable':
      return (await isWritable(folder)) && (row.durableBytes === 0 || (await exists(row.partialPath)));
    case 'offline':
    case 'portal':
      return pausedForMs >= ports.tuning.healBlindlyMs;
    default:
      return false;
  }
}

/** Whether the nearest existing parent folder is writable: the rest of the path can be made. */
async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const above = path.dirname(folder);
    return isMissing && above !== folder && isWritable(above);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await fileFacts(file)) !== null;
  } catch {
    return false;
  }
}
