import type { InstalledRow } from '../ledger/installed.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isOnDisk } from '../platform/on-disk.ts';

/** Files that are installed or being downloaded, whatever their names. */
export interface KnownFiles {
  /** Ids of models with this SHA-256, installed or being downloaded; damaged ones are excluded. */
  idsWith(sha256: string): readonly string[];
  /** Whether this model is installed and its file present, with these facts where they are known. */
  isHere(modelId: string, facts: { readonly sha256: string | null; readonly bytes: number | null }): boolean;
  /** Where an installed file with this SHA-256 is; null when none is on the disk as it was verified. */
  pathOf(sha256: string): string | null;
}

/** Reads it from the ledger, and of each file the size. */
export function knownFiles(ledger: Ledger): KnownFiles {
  const isRight = ({ modelId }: InstalledRow): boolean => ledger.damage.of(modelId) === null;
  return {
    idsWith: (sha256) => {
      const installed = ledger.installed.all().filter((row) => row.sha256 === sha256 && isRight(row));
      const coming = ledger.downloads.live().filter((row) => row.expectedSha256 === sha256);
      // Prefer one whose file is present.
      const first = installed.toSorted((a, b) => Number(isOnDisk(b)) - Number(isOnDisk(a)));
      return [...new Set([...first, ...coming].map(({ modelId }) => modelId))];
    },
    pathOf: (sha256) =>
      ledger.installed.all().find((row) => row.sha256 === sha256 && isRight(row) && isOnDisk(row))?.path ??
      null,
    isHere: (modelId, { sha256, bytes }) => {
      const row = ledger.installed.get(modelId);
      if (row === null || (bytes !== null && row.bytes !== bytes)) return false;
      return (sha256 === null || row.sha256 === sha256) && isRight(row) && isOnDisk(row);
    },
  };
}
