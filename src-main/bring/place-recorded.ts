import { stat } from 'node:fs/promises';
import { NogginError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { diskError } from '../platform/disk-errors.ts';
import { freeName, place } from './place.ts';

/** A file under its final name, which the ledger still calls unneeded: whoever records it forgets that. */
export interface Placed {
  readonly target: string;
  readonly modifiedAtMs: number;
}

/**
 * Gives a proven temporary file a free name in `folder`. Between the name and its record a crash may come: so the name
 * is written down first as unneeded, and the next start removes it.
 * @throws NogginError `install-blocked`, or of the disk
 */
export async function placeRecorded(
  ledger: Ledger,
  temporary: string,
  folder: string,
  fileName: string,
): Promise<Placed> {
  const { bytes, modifiedAtMs } = await fileStamp(temporary);
  for (;;) {
    const target = freeName(folder, fileName);
    ledger.together(() => ledger.unneeded.put({ path: target, bytes, modifiedAtMs }));
    try {
      await place(temporary, target);
      return { target, modifiedAtMs };
    } catch (error) {
      // The name is not ours: a file that took it a moment ago must not be taken for the one that was meant.
      ledger.together(() => ledger.unneeded.forget(target));
      if (!(error instanceof NogginError) || error.code !== 'target-occupied') throw error;
    }
  }
}

/** By which a file is known again. @throws NogginError of the disk */
export async function fileStamp(file: string): Promise<{ bytes: number; modifiedAtMs: number }> {
  try {
    const { size, mtimeMs } = await stat(file);
    return { bytes: size, modifiedAtMs: Math.round(mtimeMs) };
  } catch (error) {
    throw diskError(error);
  }
}
