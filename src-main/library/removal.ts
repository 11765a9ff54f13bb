import { renameSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import path from 'node:path';
import { fileFacts } from '../downloads/partial.ts';
import { NogginError } from '../errors.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RemovalRow } from '../ledger/removals.ts';
import { asideName } from '../platform/aside-name.ts';
import { diskError } from '../platform/disk-errors.ts';
import { flushFolder } from '../platform/flush.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { placeFile, removePlaceholder } from '../platform/place-file.ts';
import { isSameFile } from '../platform/same-file.ts';

/** What is to be removed. */
export interface Removable {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly installed: InstalledFile | null;
  readonly wasCurrent: boolean;
}

/**
 * Moves a file aside under a dated name. Recorded first, so that a crash in between loses nothing: a file still under
 * its own name becomes an entry again at the next start.
 * @throws NogginError of the disk
 */
export async function moveAside(
  ledger: Ledger,
  what: Removable,
  groupId: string,
  nowMs: number,
): Promise<RemovalRow> {
  const row: RemovalRow = {
    ...what,
    id: randomUUID(),
    groupId,
    asidePath: asideName(what.path, nowMs),
    removedAtMs: nowMs,
  };
  ledger.transaction(() => {
    ledger.removals.insert(row);
    if (row.installed !== null) ledger.installed.remove(row.installed.modelId);
  });
  try {
    renameSync(row.path, row.asidePath);
  } catch (error) {
    putBack(ledger, row);
    throw diskError(error);
  }
  await flushFolder(path.dirname(row.path)).catch(() => {});
  return row;
}

/**
 * Gives a removed file its name and its entry back.
 * @throws NogginError `target-occupied` when something else has the name now, `not-now` when the model is installed
 * again, or an error of the disk
 */
export async function undoRemoval(ledger: Ledger, row: RemovalRow): Promise<void> {
  if (row.installed !== null && ledger.installed.get(row.installed.modelId) !== null) {
    throw new NogginError('not-now', 'This model is installed again');
  }
  try {
    placeFile(row.asidePath, row.path);
  } catch (error) {
    throw diskError(error);
  }
  putBack(ledger, row);
  await flushFolder(path.dirname(row.path)).catch(() => {});
}

/**
 * Deletes a file that lies aside. Keeps the record if its drive is missing.
 * @throws NogginError of the disk
 */
export async function finishRemoval(ledger: Ledger, row: RemovalRow): Promise<void> {
  const folder = path.dirname(row.asidePath);
  if ((await fileFacts(folder)) === null) {
    throw new NogginError('folder-unavailable', 'The folder is not there', { details: { path: folder } });
  }
  try {
    await unlink(row.asidePath);
    await flushFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw diskError(error);
  }
  ledger.transaction(() => {
    ledger.removals.remove(row.id);
    const { installed } = row;
    if (installed === null) return;
    const present = ledger.installed.get(installed.modelId);
    if (present === null) ledger.damage.remove(installed.modelId);
    if (installed.downloadId !== null && present?.downloadId !== installed.downloadId) {
      ledger.pieces.forgetAll(installed.downloadId);
    }
  });
}

/**
 * After a restart: restores the entry of a file that was never moved, or was being moved back when the process was
 * killed.
 * @returns whether it still lies aside
 */
export async function recoverRemoval(ledger: Ledger, row: RemovalRow): Promise<boolean> {
  if (isSameFile(row.asidePath, row.path)) await unlink(row.asidePath);
  if ((await fileFacts(row.asidePath)) !== null) {
    removePlaceholder(row.path);
    return true;
  }
  if ((await fileFacts(path.dirname(row.asidePath))) === null) return true;
  if ((await fileFacts(row.path)) !== null) putBack(ledger, row);
  else ledger.transaction(() => ledger.removals.remove(row.id));
  return false;
}

function putBack(ledger: Ledger, row: RemovalRow): void {
  ledger.transaction(() => {
    ledger.removals.remove(row.id);
    const { installed } = row;
    if (installed === null || ledger.installed.get(installed.modelId) !== null) return;
    // The file is unchanged, and so is its damage.
    const damage = ledger.damage.of(installed.modelId);
    ledger.installed.put(installed);
    if (damage !== null) ledger.damage.put(damage);
  });
}
