import { lstatSync } from 'node:fs';

/** Whether two names are names of one file, neither of them a link that leads to it. @throws the system's error */
export function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((file) =>
    lstatSync(file, { bigint: true, throwIfNoEntry: false }),
  );
  // File systems without inode numbers report 0.
  if (first === undefined || second === undefined || first.ino === 0n) return false;
  return first.dev === second.dev && first.ino === second.ino && first.isFile();
}
