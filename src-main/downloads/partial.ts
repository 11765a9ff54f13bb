import { constants } from 'node:fs';
import { lstat, open, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import { flushFolder, neverWaiting } from '../platform/flush.ts';
import type { PieceRecord } from './piece-map.ts';

/** Writing must not follow a link (POSIX `open`); Windows has no such flag, and lets few people make links. */
const appendOnly =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | neverWaiting;

/**
 * Creates the partial when it is missing, and tells which of the recorded pieces still lie within it: a partial
 * that was deleted or cut while nobody looked has lost the others (FAULTS B7).
 * @throws NogginError `not-a-file` when a folder or a device, pipe or socket has its name (FAULTS B15), or of the disk
 */
export async function openedPartial(
  file: string,
  recorded: readonly PieceRecord[],
  pieceBytes: number,
): Promise<{ readonly kept: readonly PieceRecord[]; readonly lost: readonly number[] }> {
  try {
    await removeForeign(file);
    const handle = await open(file, appendOnly, 0o644);
    try {
      const facts = await handle.stat();
      if (!facts.isFile()) throw notAFile(file);
      const { size } = facts;
      const isThere = (piece: PieceRecord): boolean => piece.index * pieceBytes + piece.bytes <= size;
      return {
        kept: recorded.filter(isThere),
        lost: recorded.filter((piece) => !isThere(piece)).map((piece) => piece.index),
      };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error);
  }
}

/**
 * What has our name and is a link, or a second name of another file, is not our partial: to write to it would be to
 * write somewhere else. Only the name goes; what it led to stays, and what it held of the download is fetched again.
 */
async function removeForeign(file: string): Promise<void> {
  const facts = await lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (facts === null) return;
  if (facts.isSymbolicLink() || (facts.isFile() && facts.nlink > 1)) await unlink(file);
  else if (!facts.isFile()) throw notAFile(file);
}

function notAFile(file: string): NogginError {
  return new NogginError('not-a-file', 'What has the name of the partial is no file', {
    details: { path: file },
  });
}

/**
 * Removes a partial so that it stays removed through a power loss; one that is already gone is as good. A folder in its
 * place is somebody's, and stays.
 * @throws NogginError of the disk
 */
export async function removePartial(file: string): Promise<void> {
  try {
    await unlink(file);
    await flushFolder(path.dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    if ((await lstat(file).catch(() => null))?.isDirectory() === true) return;
    throw diskError(error);
  }
}

/** Size of a file in bytes and when it was changed, or null when there is none. @throws NogginError of the disk */
export async function fileFacts(
  file: string,
): Promise<{ readonly bytes: number; readonly modifiedAtMs: number; readonly isFile: boolean } | null> {
  try {
    const facts = await stat(file);
    return { bytes: facts.size, modifiedAtMs: Math.round(facts.mtimeMs), isFile: facts.isFile() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw diskError(error);
  }
}
