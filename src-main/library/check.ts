import { fileFacts } from '../downloads/partial.ts';
import type { PieceRecord } from '../downloads/piece-map.ts';
import { sumBytes } from '../downloads/piece-map.ts';
import { readClosed } from '../downloads/read-closed.ts';
import { NogginError } from '../errors.ts';
import type { InstalledRow } from '../ledger/installed.ts';
import type { LibraryPorts } from './ports.ts';

/** Result of reading an installed file. */
export type CheckOutcome =
  | { readonly kind: 'right' }
  /** `good`: pieces whose checksum still matches; empty when none was recorded. */
  | { readonly kind: 'damaged'; readonly good: readonly PieceRecord[] }
  | { readonly kind: 'stopped' };

/**
 * Reads an installed file in the verifier's thread and records the result: verified again, or damaged.
 * @throws NogginError of the disk
 */
export async function checkInstalled(
  ports: LibraryPorts,
  row: InstalledRow,
  onProgress: (hashedBytes: number) => void,
  signal: AbortSignal,
): Promise<CheckOutcome> {
  const { ledger, tuning } = ports;
  const facts = await fileFacts(row.path);
  if (facts === null || !facts.isFile) {
    throw new NogginError('folder-unavailable', 'The file is not there', { details: { path: row.path } });
  }
  const pieces = row.downloadId === null ? [] : ledger.pieces.of(row.downloadId);
  const file = { path: row.path, bytes: row.bytes, pieceBytes: tuning.pieceBytes, pieces };
  const outcome = await readClosed(ports.verify, file, onProgress, signal);
  if (outcome.kind === 'stopped') return { kind: 'stopped' };
  if (outcome.kind === 'failed') throw new NogginError(outcome.code, outcome.message);
  const isSame = outcome.kind === 'digest' && outcome.sha256 === row.sha256;
  if (isSame && facts.bytes === row.bytes) {
    const proven = { ...row, modifiedAtMs: facts.modifiedAtMs, provenAtMs: ports.now() };
    ledger.transaction(() => ledger.installed.put(proven));
    return { kind: 'right' };
  }
  const bad = new Set(outcome.kind === 'damaged' ? outcome.pieces : []);
  const unharmed = pieces.filter((piece) => !bad.has(piece.index));
  // Matching checksums beside a wrong digest verify nothing.
  const isTold = isSame || sumBytes(unharmed) < row.bytes;
  const good = isTold ? unharmed : [];
  const damagedBytes = pieces.length === 0 || !isTold ? null : row.bytes - sumBytes(good);
  ledger.transaction(() => ledger.damage.put({ modelId: row.modelId, foundAtMs: ports.now(), damagedBytes }));
  return { kind: 'damaged', good };
}
