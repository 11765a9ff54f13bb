import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { Job } from './job.ts';
import { writtenByAnother } from './transfer/partial-file.ts';

/** Identity of the partial's folder: tells another folder of the same name, or an empty mount point. */
export type FolderIdentity = string | null;

/** After so many disturbances of its partial, the download fails. */
const mostTimes = 3;
const note = 'the partial file was disturbed';

/** @returns null when there is no folder, or the system does not tell */
export async function folderIdentity(folder: string): Promise<FolderIdentity> {
  try {
    const { dev, ino } = await lstat(folder, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/**
 * Why the job may start over at once: its partial is gone, or another program wrote to it (FAULTS B16). Forgets the
 * pieces that are lost. Null: it may not.
 * @param before the folder when the job began
 */
export async function disturbance(
  { row, ports }: Job,
  error: ErrorView,
  before: FolderIdentity,
): Promise<string | null> {
  if (error.code !== 'folder-unavailable') return null;
  const times = ports.ledger.history.of(row.id).filter((entry) => entry.note === note).length;
  if (times >= mostTimes) return null;
  if (error.details?.[writtenByAnother] === true) return note;
  const isSameFolder = before !== null && before === (await folderIdentity(path.dirname(row.partialPath)));
  return isSameFolder && (await isMissing(row.partialPath)) ? note : null;
}

async function isMissing(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
