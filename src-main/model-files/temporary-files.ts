import { lstat, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Ledger } from '../ledger/ledger.ts';
import type { TemporaryFile } from '../ledger/temporary-files.ts';
import type { Log } from '../log-port.ts';
import { flushFolder } from '../platform/flush.ts';

/**
 * Removes obsolete files: temporary ones, and originals that were moved. Keeps one that has changed, or is a model in
 * use; retries at the next start.
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
  // A missing folder may be an unplugged drive: keep the record.
  await stat(folder);
  try {
    // A symlink in its place is not ours.
    const facts = await lstat(file);
    const isMeant = facts.size === bytes && Math.round(facts.mtimeMs) === modifiedAtMs;
    // An empty file reserved the name when the process was killed.
    if (bytes !== null && !isMeant && facts.size > 0) return;
    await unlink(file);
    await flushFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
