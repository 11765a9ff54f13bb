import path from 'node:path';
import { longestNameBytes, shortened } from './short-name.ts';

/** `.<UUID>.partial` */
const endingBytes = 1 + 36 + '.partial'.length;

/**
 * Where a download of this id keeps what it has: beside its final file, `<name>.<id>.partial`. A name that would become
 * too long loses letters of its own.
 * @param id a UUID
 */
export function partialPathOf(target: string, id: string): string {
  return path.join(path.dirname(target), `${partialBase(path.basename(target))}.${id}.partial`);
}

/** What the name of a partial of this file begins with. Pure. */
export function partialBase(fileName: string): string {
  return shortened(fileName, longestNameBytes - endingBytes);
}
