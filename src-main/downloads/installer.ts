import { renameSync } from 'node:fs';
import path from 'node:path';
import { diskError } from '../platform/disk-errors.ts';
import { flushFile, flushFolder } from '../platform/flush.ts';
import { placeFile } from '../platform/place-file.ts';
import { tryWhileHeld } from '../platform/while-held.ts';

export interface Installation {
  readonly partialPath: string;
  readonly targetPath: string;
  /** How long a refused rename is retried, in milliseconds. */
  readonly retryMs: number;
  /** Checked in the same step as the rename: none happens after a pause or cancel. */
  readonly signal: AbortSignal;
  /** Whether an existing file is replaced; otherwise it is never touched. */
  readonly overwrites?: boolean;
  /** Called in the same step as the rename, right before it. @throws when it must not be */
  refuse?(): void;
  /** Called in the same step as the rename that succeeded. */
  renamed(): void;
}

/**
 * Renames a verified partial so that it survives a power loss: flush the file, rename, flush the folder.
 * @returns false when stopped before the rename
 * @throws NogginError `target-occupied`, `install-blocked`, or an error of the disk
 */
export async function install(installation: Installation): Promise<boolean> {
  const { partialPath, targetPath, retryMs, signal, overwrites, renamed } = installation;
  let isRenamed = false;
  await tryWhileHeld(retryMs, signal, async () => {
    await flushFile(partialPath);
    // Check and rename in one step, so that no command comes between.
    if (signal.aborted) return;
    installation.refuse?.();
    if (overwrites === true) renameSync(partialPath, targetPath);
    else placeFile(partialPath, targetPath);
    isRenamed = true;
    renamed();
  });
  if (!isRenamed) return false;
  try {
    await flushFolder(path.dirname(targetPath));
  } catch (error) {
    throw diskError(error);
  }
  return true;
}
