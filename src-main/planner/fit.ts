import type { Verdict } from '../../src-preload/contract/snapshot.ts';

const GiB = 1024 ** 3;

/** Working memory of a runtime beside the weights: context of a few thousand words, buffers, the program. */
const overheadBytes = 0.8 * GiB;
/** Weights grow a little when a runtime loads them. */
const weightFactor = 1.1;

/** Memory that running a model file of this size takes, in bytes; 0 when the size is unknown. */
export function memoryNeeded(fileBytes: number | null): number {
  return fileBytes === null ? 0 : Math.round(fileBytes * weightFactor + overheadBytes);
}

/** Memory that the system and the person's other programs keep: a fifth, and not less than a desktop needs. */
function memoryKept(totalBytes: number): number {
  // A "4 GB" machine runs a lighter desktop. From there on the need grows with the memory and no faster than
  // it, so that more memory never leaves less for a model.
  const least = Math.min(3 * GiB, Math.max(2 * GiB, totalBytes - 2.2 * GiB));
  return Math.max(least, totalBytes * 0.2);
}

/** How a model that needs `neededBytes` fits a computer with `totalBytes` of memory. */
export function verdictOf(neededBytes: number, totalBytes: number): Verdict {
  if (neededBytes <= totalBytes - memoryKept(totalBytes)) return 'comfortable';
  return neededBytes <= totalBytes - memoryKept(totalBytes) / 2 ? 'tight' : 'too-big';
}
