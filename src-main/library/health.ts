import path from 'node:path';
import type { FileState } from '../../src-preload/contract/library.ts';
import { fileFacts } from '../downloads/partial.ts';
import type { InstalledRow } from '../ledger/installed.ts';

/** How a file stands by its size and date alone; nothing of it is read. */
export type LookedState = Exclude<FileState, 'damaged'>;

/** Compares what lies on the disk with what was recorded when the file was proven (FAULTS B12). Never rejects. */
export async function lookAt(
  row: Pick<InstalledRow, 'path' | 'bytes' | 'modifiedAtMs'>,
): Promise<LookedState> {
  try {
    const facts = await fileFacts(row.path);
    if (facts === null)
      return (await fileFacts(path.dirname(row.path))) === null ? 'drive-missing' : 'missing';
    const isSame = facts.isFile && facts.bytes === row.bytes && facts.modifiedAtMs === row.modifiedAtMs;
    return isSame ? 'present' : 'changed';
  } catch {
    // A drive that answers with errors is as good as not there; it may come back.
    return 'drive-missing';
  }
}
