import { lstat, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Ledger } from '../ledger/ledger.ts';
import type { TemporaryFile } from '../ledger/temporary-files.ts';
import type { Log } from '../log-port.ts';
import { flushFolder } from '../platform/flush.ts';

/**
 * Removes files that are not needed any more: temporary ones, and originals that were moved. One that is no longer
 * what was meant, or that is a model in use, is left alone; one that cannot be removed now is tried at the next start.
 */
export async function removeTemporaryFiles(
  ledger: Ledger,
  log: Log,
  files: readonly TemporaryFile[] = ledger.temporaryFiles.all(),
): Promise<void> {
  const inUse = new Set(ledger.installed.all().map((row) => row.path));
  for (const file of files) {
    try {
      if (!inUse.has(file.path)) await remove(file);
      ledger.transaction(() => ledger.temporaryFiles.forget(file.path));
    } catch (error) {
      log.warn('a file that is not needed could not be removed', { path: file.path, error: String(error) });
    }
  }
}

async function remove({ path: file, bytes, modifiedAtMs }: TemporaryFile): Promise<void> {
  const folder = path.dirname(file);
  // A folder that is gone may be a drive that comes back: then it is not done.
  await stat(folder);
  try {
    // A link that came in its place is not what was meant.
    const facts = await lstat(file);
    const isMeant = facts.size === bytes && Math.round(facts.mtimeMs) === modifiedAtMs;
    // An empty one kept the name for the file that was meant, when the process was killed before that got it.
    if (bytes !== null && !isMeant && facts.size > 0) return;
    await unlink(file);
    await flushFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
