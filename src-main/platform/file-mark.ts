import { type BigIntStats, lstatSync } from 'node:fs';
import path from 'node:path';
import { keepsFacts } from './sparse.ts';

/** Identity of a file, to recognize it. */
export interface FileMark {
  /** Of the file, whatever is in it. */
  readonly identity: string;
  /** Identity of its content: changes with every write. */
  readonly content: string;
}

/**
 * The mark of a file, as far as the system can be relied on for it; where it cannot, the size alone.
 * @returns null when there is no file of this name
 * @throws the system's error
 */
export function markOf(file: string): FileMark | null {
  const facts = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? null : markFrom(facts, path.dirname(file));
}

/** The mark of a file in `folder` that is open, by what the system says of it. */
export function markFrom(facts: BigIntStats, folder: string): FileMark {
  if (!keepsFacts(folder)) return { identity: '', content: String(facts.size) };
  return { identity: `${facts.dev} ${facts.ino}`, content: `${facts.size} ${facts.mtimeNs}` };
}
