import { writeFile } from 'node:fs/promises';
import type { HistoryFilter } from '../../src-preload/contract/library.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { diskError } from '../platform/disk-errors.ts';
import { storiesOf } from './stories.ts';

/**
 * Writes the downloads that pass the filter, with their events, as JSON into a file the person has chosen.
 * @param exportedAtMs milliseconds since the epoch
 * @throws NogginError of the disk
 */
export async function exportHistory(
  ledger: Ledger,
  filter: HistoryFilter,
  file: string,
  exportedAtMs: number,
): Promise<void> {
  const downloads = storiesOf(ledger, filter);
  try {
    await writeFile(file, `${JSON.stringify({ exportedAtMs, filter, downloads }, null, 2)}\n`);
  } catch (error) {
    throw diskError(error);
  }
}
