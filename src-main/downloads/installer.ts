import { renameSync } from 'node:fs';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import { flushFile, flushFolder } from '../platform/flush.ts';
import { isNameTaken } from '../platform/name-taken.ts';
import { sleep } from '../platform/sleep.ts';

/** Answers of the system to a rename while an antivirus or indexer holds the file (FAULTS B9). */
const heldByOthers = new Set(['EPERM', 'EBUSY', 'EACCES']);
const firstRetryMs = 50;
const longestRetryMs = 5000;
const stopped = 'stopped';

export interface Installation {
  readonly partialPath: string;
  readonly targetPath: string;
  /** How long a refused rename is tried again, in milliseconds. */
  readonly retryMs: number;
  /** Looked at right before the rename, in the same step: after a pause or cancel there is none. */
  readonly signal: AbortSignal;
  /** Whether a file under the final name is replaced; otherwise it is never touched. */
  readonly overwrites?: boolean;
  /** Called in the same step as the rename that succeeded. */
  renamed(): void;
}

/**
 * Gives a verified partial its final name so that it survives power loss: flush the file, rename, flush the
 * folder. Overwrites only where it is told to. False: stopped before the rename.
 * @throws NogginError `target-occupied`, `install-blocked`, or an error of the disk
 */
export async function install(installation: Installation): Promise<boolean> {
  const { partialPath, targetPath, signal } = installation;
  const giveUpMs = performance.now() + installation.retryMs;
  for (let waitMs = firstRetryMs; ; waitMs = Math.min(longestRetryMs, waitMs * 2)) {
    if (signal.aborted) return false;
    const held = (await tryFlush(partialPath)) ?? (signal.aborted ? stopped : tryRename(installation));
    if (held === stopped) return false;
    if (held === null) break;
    if (performance.now() + waitMs > giveUpMs) {
      throw new NogginError('install-blocked', `Another program keeps the file busy (${held})`, {
        details: { systemCode: held },
      });
    }
    await sleep(waitMs, signal);
  }
  await flushFolder(path.dirname(targetPath)).catch(rethrowTyped);
  return true;
}

/** Checks and renames in one step, so that no command can come between. The code of a refusal that may pass, or null. */
function tryRename({ partialPath, targetPath, renamed, overwrites }: Installation): string | null {
  if (overwrites !== true && isNameTaken(targetPath)) {
    throw new NogginError('target-occupied', 'Another file has taken the place', {
      details: { path: targetPath },
    });
  }
  try {
    renameSync(partialPath, targetPath);
  } catch (error) {
    return heldCode(error);
  }
  renamed();
  return null;
}

async function tryFlush(file: string): Promise<string | null> {
  try {
    await flushFile(file);
    return null;
  } catch (error) {
    return heldCode(error);
  }
}

/** The code of an error that may pass. @throws every other error, typed */
function heldCode(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (heldByOthers.has(code)) return code;
  throw diskError(error);
}

function rethrowTyped(error: unknown): never {
  throw diskError(error);
}
