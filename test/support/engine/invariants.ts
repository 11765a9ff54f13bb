import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type Database from 'better-sqlite3';
import { readLedger } from '../ledger/copy.ts';

/**
 * Checks what must hold whenever the process may have died, from the files alone, as the next process finds them.
 * @returns one line for each violation; empty when all is well
 */
export function violations(
  home: string,
  expected: ReadonlyMap<string, string | null>,
  pieceBytes: number,
): string[] {
  return readLedger(path.join(home, 'ledger.sqlite'), (ledger) => {
    const found: string[] = [];
    const live = ledger
      .prepare(
        `SELECT id, model_id AS modelId, partial_path AS partialPath, target_path AS targetPath, state
         FROM download WHERE state NOT IN ('complete', 'cancelled')`,
      )
      .all() as { id: string; modelId: string; partialPath: string; targetPath: string; state: string }[];
    if (new Set(live.map((row) => row.modelId)).size !== live.length)
      found.push('two live downloads of one model');
    for (const row of live) {
      // Between the rename and its record the bytes are under the final name.
      const file = fs.existsSync(row.partialPath) ? row.partialPath : row.targetPath;
      found.push(...unbackedPieces(ledger, row.id, file, pieceBytes));
    }
    const owned = new Set(
      (ledger.prepare('SELECT partial_path FROM download WHERE leftover = 1').pluck().all() as string[]).map(
        (file) => path.basename(file),
      ),
    );
    for (const name of listFiles(path.join(home, 'models'))) {
      const file = path.join(home, 'models', name);
      if (name.endsWith('.partial')) {
        if (!owned.has(name)) found.push(`no download owns ${name}`);
      } else if (expected.get(name) !== null && expected.get(name) !== sha256Of(file))
        found.push(`wrong file under the final name ${name}`);
    }
    return found;
  });
}

/** Pieces in the ledger whose bytes are missing or different on the disk. */
function unbackedPieces(ledger: Database.Database, id: string, file: string, pieceBytes: number): string[] {
  const pieces = ledger
    .prepare('SELECT piece_index AS "index", bytes, crc32 FROM piece WHERE download_id = ?')
    .all(id) as { index: number; bytes: number; crc32: number }[];
  if (pieces.length === 0) return [];
  if (!fs.existsSync(file)) return [`the ledger claims ${pieces.length} pieces of a file that is not there`];
  const fd = fs.openSync(file, 'r');
  try {
    const wrong = pieces.filter((piece) => {
      const buffer = Buffer.alloc(piece.bytes);
      const length = fs.readSync(fd, buffer, 0, piece.bytes, piece.index * pieceBytes);
      return length !== piece.bytes || crc32(buffer) !== piece.crc32;
    });
    return wrong.map((piece) => `piece ${piece.index} claims ${piece.bytes} bytes that are not there`);
  } finally {
    fs.closeSync(fd);
  }
}

function listFiles(folder: string): string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}

/** SHA-256 of a file, in hex, read in blocks of 1 MiB. */
export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  const fd = fs.openSync(file, 'r');
  try {
    for (let length = fs.readSync(fd, buffer); length > 0; length = fs.readSync(fd, buffer)) {
      hash.update(buffer.subarray(0, length));
    }
  } finally {
    fs.closeSync(fd);
  }
  return hash.digest('hex');
}
