import path from 'node:path';
import type { FileState } from '../../src-preload/contract/library.ts';
import { fileFacts } from '../downloads/partial.ts';
import type { InstalledRow } from '../ledger/installed.ts';

/** State of a file by size and date; its content is not read. */
export type LookedState = Exclude<FileState, 'damaged'>;

/** Compares size and date with those recorded at verification (FAULTS B12). Never rejects. */
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
    // Treat a failing drive as missing; it may come back.
    return 'drive-missing';
  }
}
