import fs from 'node:fs';
import path from 'node:path';
import type { SmallDisk } from '../../test/support/disk/small-disk.ts';
import { violations } from '../../test/support/engine/invariants.ts';
import { type Books, readBooks } from './books.ts';

/** A ledger and a models folder, from the first start to the last installed file. */
export interface Home {
  readonly folder: string;
  /** Whether the ledger shares the small disk, and with it every full disk and power loss. */
  readonly ledgerOnDisk: boolean;
  /** Checks the files as the next process will find them, without touching them: on a copy of the ledger. */
  inspect(): { readonly books: Books; readonly violations: readonly string[] };
  /** Imitates what {@link SmallDisk.loseUnflushed} does: cuts the partials back to what the ledger claims. */
  imitateLoss(): void;
  remove(): void;
}

/** @param expected SHA-256 of each final file by its name */
export function openHome(
  base: string,
  disk: SmallDisk,
  name: string,
  ledgerOnDisk: boolean,
  rules: { readonly expected: ReadonlyMap<string, string | null>; readonly pieceBytes: number },
): Home {
  const onDisk = path.join(disk.folder, name);
  const folder = ledgerOnDisk ? onDisk : path.join(base, name);
  fs.mkdirSync(path.join(onDisk, 'models'), { recursive: true });
  if (!ledgerOnDisk) {
    fs.mkdirSync(folder);
    fs.symlinkSync(path.join(onDisk, 'models'), path.join(folder, 'models'));
  }
  flush(onDisk);
  flush(disk.folder);

  const copy = path.join(base, 'copy');
  const copyLedger = (): boolean => {
    fs.rmSync(copy, { recursive: true, force: true });
    fs.mkdirSync(copy);
    if (!fs.existsSync(path.join(folder, 'ledger.sqlite'))) return false;
    for (const file of ['ledger.sqlite', 'ledger.sqlite-wal']) {
      if (fs.existsSync(path.join(folder, file)))
        fs.copyFileSync(path.join(folder, file), path.join(copy, file));
    }
    fs.symlinkSync(path.join(folder, 'models'), path.join(copy, 'models'));
    return true;
  };
  return {
    folder,
    ledgerOnDisk,
    inspect: () => {
      const nothing: Books = { isMade: false, accounts: new Map(), claims: new Map(), internalErrors: [] };
      if (!copyLedger()) return { books: nothing, violations: [] };
      const books = readBooks(copy);
      if (!books.isMade) return { books, violations: [] };
      return { books, violations: violations(copy, rules.expected, rules.pieceBytes) };
    },
    imitateLoss: () => {
      if (!copyLedger()) return;
      for (const [file, claimed] of readBooks(copy).claims) {
        if (fs.existsSync(file)) keepOnly(file, claimed, rules.pieceBytes);
      }
    },
    remove: () => {
      fs.rmSync(onDisk, { recursive: true, force: true });
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Zeroes everything unclaimed, and truncates the file after the last claim. */
function keepOnly(
  file: string,
  claimed: readonly { readonly index: number; readonly bytes: number }[],
  pieceBytes: number,
): void {
  const kept = claimed.map(({ index, bytes }) => ({ start: index * pieceBytes, bytes }));
  const old = fs.readFileSync(file);
  const end = Math.max(0, ...kept.map(({ start, bytes }) => start + bytes));
  const left = Buffer.alloc(Math.min(end, old.length));
  for (const { start, bytes } of kept) old.copy(left, start, start, start + bytes);
  const fd = fs.openSync(file, 'r+');
  fs.writeSync(fd, left, 0, left.length, 0);
  fs.ftruncateSync(fd, left.length);
  fs.closeSync(fd);
}

function flush(folder: string): void {
  const fd = fs.openSync(folder, 'r');
  fs.fsyncSync(fd);
  fs.closeSync(fd);
}
