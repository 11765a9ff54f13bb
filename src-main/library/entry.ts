import type { LibraryEntryView } from '../../src-preload/contract/library.ts';
import { toReceipt } from '../history/receipt.ts';
import type { InstalledRow } from '../ledger/installed.ts';
import type { LookedState } from './health.ts';
import type { LibraryPorts } from './ports.ts';
import { sourceOf } from './repair.ts';

/** What is known of an installed model just now, beside the ledger. */
interface Present extends Pick<LibraryEntryView, 'isCurrent' | 'reading' | 'error'> {
  readonly looked: LookedState;
}

/** An installed model as the window shows it. */
export function toEntry(
  ports: Pick<LibraryPorts, 'ledger' | 'allModels'>,
  row: InstalledRow,
  { looked, isCurrent, reading, error }: Present,
): LibraryEntryView {
  const { ledger } = ports;
  const { modelId } = row;
  const damage = ledger.damage.of(modelId);
  const isHere = looked === 'present' || looked === 'changed';
  const download = row.downloadId === null ? null : ledger.downloads.get(row.downloadId);
  const model = ports.allModels().find(({ id }) => id === modelId);
  return {
    modelId,
    state: damage !== null && isHere ? 'damaged' : looked,
    isCurrent,
    byPublisher: row.byPublisher !== false,
    broughtFrom: row.downloadId === null ? ledger.origins.of(modelId) : null,
    canRepair: sourceOf(ports, row) !== null,
    damagedBytes: looked === 'missing' ? row.bytes : (damage?.damagedBytes ?? null),
    reading,
    error,
    receipt: toReceipt(
      row,
      download,
      download === null ? [] : ledger.history.of(download.id),
      model?.licence ?? null,
    ),
  };
}
