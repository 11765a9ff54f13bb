import { copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';

/**
 * Gives a program file a second name in its folder: by hard link, or by a copy where the file system has none.
 * @returns that name
 * @throws the error of the disk; then there is no second name, and the program must not be touched
 */
function keepProgram(file: string): string {
  const kept = `${file}.old`;
  // Left behind by an earlier attempt that the power ended.
  rmSync(kept, { force: true });
  try {
    linkSync(file, kept);
  } catch {
    try {
      copyFileSync(file, kept);
    } catch (error) {
      rmSync(kept, { force: true });
      throw error;
    }
  }
  return kept;
}

/**
 * Replaces a program by `replace`, which may remove it first: when that fails, it is there as before.
 * @throws what `replace` threw, or the error of the disk when the program cannot be kept; then nothing was tried
 */
export function replaceKeeping<T>(file: string, replace: () => T): T {
  const kept = keepProgram(file);
  let done: T;
  try {
    done = replace();
  } catch (error) {
    renameSync(kept, file);
    // Where the program was not removed, both names are one file, and renaming leaves them both (POSIX rename).
    rmSync(kept, { force: true });
    throw error;
  }
  rmSync(kept, { force: true });
  return done;
}
