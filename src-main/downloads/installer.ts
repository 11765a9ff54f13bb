import { renameSync } from 'node:fs';
import path from 'node:path';
import { diskError } from '../platform/disk-errors.ts';
import { flushFile, flushFolder } from '../platform/flush.ts';
import { placeFile } from '../platform/place-file.ts';
import { tryWhileHeld } from '../platform/while-held.ts';

export interface Installation {
  readonly partialPath: string;
  readonly targetPath: string;
  /** How long a refused rename is tried again, in milliseconds. */
  readonly retryMs: number;
  /** Looked at right before the rename, in the same step: after a pause or cancel there is none. */
  readonly signal: AbortSignal;
  /** Whether a file under the final name is replaced; otherwise it is never touched. */
  readonly overwrites?: boolean;
  /** Called in the same step as the rename, right before it. @throws when it must not be */
  refuse?(): void;
  /** Called in the same step as the rename that succeeded. */
  renamed(): void;
}

/**
 * Gives a verified partial its final name so that it survives power loss: flush the file, rename, flush the
 * folder. Overwrites only where it is told to. False: stopped before the rename.
 * @throws NogginError `target-occupied`, `install-blocked`, or an error of the disk
 */
export async function install(installation: Installation): Promise<boolean> {
  const { partialPath, targetPath, retryMs, signal, overwrites, renamed } = installation;
  let isRenamed = false;
  await tryWhileHeld(retryMs, signal, async () => {
    await flushFile(partialPath);
    // Looked at and renamed in one step, so that no command can come between.
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
