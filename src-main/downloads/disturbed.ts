import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorView } from '../../src-preload/contract/errors.ts';
import type { Job } from './job.ts';
import { writtenByAnother } from './transfer/partial-file.ts';

/** Which folder the partial lies in, so that another one under the same name, or an empty mount point, is told from it. */
export type FolderIdentity = string | null;

/** How often a download starts over because somebody disturbs its partial, before it is left to the person. */
const mostTimes = 3;
const note = 'the partial file was disturbed';

/** @returns null when there is none, or the system does not say */
export async function folderIdentity(folder: string): Promise<FolderIdentity> {
  try {
    const { dev, ino } = await lstat(folder, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/**
 * Why the run may begin again at once: only its partial is gone, or another program has written to it (FAULTS B16). What
 * is recorded and no longer there is forgotten then, and fetched again. Null: it may not.
 * @param before the folder when the run began
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
