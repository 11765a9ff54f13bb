import { existsSync, renameSync } from 'node:fs';
import { NogginError } from '../errors.ts';
import { asideName } from '../platform/aside-name.ts';
import { type Ledger, openLedger } from './ledger.ts';

/** SQLite's words for a file that is not, or no longer, a ledger. A disk that is full or locked is not among them. */
const beyondRepair = /^SQLITE_(NOTADB|CORRUPT\w*|ERROR)$/;

/**
 * Opens the ledger; one that is damaged or is none is set aside under a dated name, with the files that belong to it,
 * and a new one takes its place (FAULTS C6). Nothing is deleted.
 * @param now milliseconds since the epoch
 * @param busyMs see {@link openConnection}
 * @returns the ledger, and where the damaged one went
 * @throws NogginError `ledger-from-future`, or `ledger-unavailable` when a new one cannot be made either
 */
export function openOrReplaceLedger(
  file: string,
  now: () => number = Date.now,
  busyMs?: number,
): { readonly ledger: Ledger; readonly setAside: string | null } {
  const { opened, setAside } = openOrReplace(file, now, () => openLedger(file, now, busyMs));
  return { ledger: opened, setAside };
}

/**
 * As {@link openOrReplaceLedger}, for any database.
 * @param open throws NogginError with `sqliteCode` among its details
 */
export function openOrReplace<T>(
  file: string,
  now: () => number,
  open: () => T,
): { readonly opened: T; readonly setAside: string | null } {
  try {
    return { opened: open(), setAside: null };
  } catch (error) {
    if (!isBeyondRepair(error)) throw error;
    const aside = asideName(file, now());
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
    }
    return { opened: open(), setAside: aside };
  }
}

function isBeyondRepair(error: unknown): boolean {
  return error instanceof NogginError && beyondRepair.test(String(error.details['sqliteCode'] ?? ''));
}
