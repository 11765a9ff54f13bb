import type { FileState, LibraryEntryView, ReceiptView } from '../../src-preload/contract/library.ts';
import { toReceipt } from '../history/receipt.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import type { LookedState } from './health.ts';
import type { LibraryPorts } from './ports.ts';
import { sourceOf } from './repair.ts';

/** The files of an installed model, in order; one alone where its others are missing. */
export type Files = readonly [InstalledFile, ...InstalledFile[]];

/** What is known of an installed model just now, beside the ledger. */
interface Present extends Pick<LibraryEntryView, 'isCurrent' | 'reading' | 'error'> {
  looked(file: InstalledFile): LookedState;
}

type EntryPorts = Pick<LibraryPorts, 'ledger' | 'allModels'>;

/** Worst first. */
const worrying: readonly FileState[] = ['damaged', 'missing', 'drive-missing', 'changed', 'present'];

/** How an installed file stands: by what a check found, else by the last look. */
export function stateOf(
  { ledger }: Pick<EntryPorts, 'ledger'>,
  file: InstalledFile,
  looked: LookedState,
): FileState {
  const isHere = looked === 'present' || looked === 'changed';
  return isHere && ledger.damage.of(file.modelId) !== null ? 'damaged' : looked;
}

/** An installed model as the window shows it: as good as its worst file. */
export function toEntry(ports: EntryPorts, files: Files, { looked, ...present }: Present): LibraryEntryView {
  const { ledger } = ports;
  const [first] = files;
  const states = files.map((file) => stateOf(ports, file, looked(file)));
  const broken = files.filter((_file, at) => states[at] === 'damaged' || states[at] === 'missing');
  return {
    modelId: first.modelId,
    state: worrying.find((state) => states.includes(state)) ?? 'present',
    byPublisher: files.every(({ byPublisher }) => byPublisher),
    broughtFrom: first.downloadId === null ? ledger.origins.of(first.modelId) : null,
    canRepair: (broken.length > 0 ? broken : files).every((file) => sourceOf(ports, file) !== null),
    damagedBytes: sumOrNull(files.map((file) => damagedBytes(ports, file, looked(file)))),
    ...present,
    receipt: mergeReceipts(files.map((file) => receiptOf(ports, file))),
  };
}

function damagedBytes({ ledger }: EntryPorts, file: InstalledFile, looked: LookedState): number | null {
  return looked === 'missing' ? file.bytes : (ledger.damage.of(file.modelId)?.damagedBytes ?? null);
}

/** Null where none is known. */
function sumOrNull(amounts: readonly (number | null)[]): number | null {
  const known = amounts.flatMap((amount) => amount ?? []);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

function receiptOf({ ledger, allModels }: EntryPorts, file: InstalledFile): ReceiptView {
  const download = file.downloadId === null ? null : ledger.downloads.get(file.downloadId);
  const story = download === null ? [] : ledger.history.of(download.id);
  const licence = allModels().find(({ id }) => id === file.modelId)?.licence ?? null;
  return toReceipt(file, download, story, licence);
}

/** One receipt for all files of a model. */
function mergeReceipts(receipts: readonly ReceiptView[]): ReceiptView {
  const first = receipts[0] as ReceiptView;
  const asked = receipts.flatMap(({ askedAtMs }) => askedAtMs ?? []);
  const askedAtMs = asked.length === receipts.length ? Math.min(...asked) : null;
  const provenAtMs = Math.max(...receipts.map((receipt) => receipt.provenAtMs));
  const sum = (count: (receipt: ReceiptView) => number): number =>
    receipts.reduce((so, receipt) => so + count(receipt), 0);
  if (receipts.length === 1) return first;
  return {
    ...first,
    askedAtMs,
    provenAtMs,
    tookMs: askedAtMs === null || first.tookMs === null ? null : Math.max(0, provenAtMs - askedAtMs),
    restarts: sum(({ restarts }) => restarts),
    damages: sum(({ damages }) => damages),
    // Files are paused together: take the highest count.
    pauses: Math.max(...receipts.map(({ pauses }) => pauses)),
  };
}
