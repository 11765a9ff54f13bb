import { lstat } from 'node:fs/promises';
import { NogginError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { diskError } from '../platform/disk-errors.ts';
import { type FileMark, markOf } from '../platform/file-mark.ts';
import { freeName, place } from './place.ts';
import { changed } from './source.ts';

/** A placed file that the ledger still lists as temporary: its record removes that. */
export interface Placed {
  readonly target: string;
  readonly modifiedAtMs: number;
}

/**
 * Gives a verified temporary file a free name in `folder`. Between the name and its record a crash may come: so the name
 * is written down first as unneeded, and the next start removes it.
 * @param mark of the verified file: another one does not get the name
 * @throws NogginError `source-changed`, `install-blocked`, or of the disk
 */
export async function placeRecorded(
  ledger: Ledger,
  temporary: string,
  mark: FileMark,
  folder: string,
  fileName: string,
): Promise<Placed> {
  const { bytes, modifiedAtMs } = await fileStamp(temporary);
  refuseOther(temporary, mark);
  for (;;) {
    const target = freeName(folder, fileName);
    ledger.transaction(() => ledger.temporaryFiles.put({ path: target, bytes, modifiedAtMs }));
    try {
      await place(temporary, target);
      refuseOther(target, mark);
      return { target, modifiedAtMs };
    } catch (error) {
      // The name is taken: do not mistake that file for ours.
      ledger.transaction(() => ledger.temporaryFiles.forget(target));
      if (!(error instanceof NogginError) || error.code !== 'target-occupied') throw error;
    }
  }
}

function refuseOther(file: string, mark: FileMark): void {
  const now = markOf(file);
  if (now?.identity !== mark.identity || now.content !== mark.content) throw changed();
}

/** By which a file is known again. @throws NogginError of the disk */
async function fileStamp(file: string): Promise<{ bytes: number; modifiedAtMs: number }> {
  try {
    const { size, mtimeMs } = await lstat(file);
    return { bytes: size, modifiedAtMs: Math.round(mtimeMs) };
  } catch (error) {
    throw diskError(error);
  }
}
