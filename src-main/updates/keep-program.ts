import { copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';

/** The program under a second name, for as long as it is being replaced. */
interface KeptProgram {
  /** Puts it back under its name, over whatever came there. */
  restore(): void;
  /** It is not needed any more. */
  drop(): void;
}

/**
 * Gives a program file a second name in its folder: by hard link, or by a copy where the file system has none.
 * @throws the error of the disk; then there is no second name, and the program must not be touched
 */
function keepProgram(file: string): KeptProgram {
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
  return {
    restore: () => renameSync(kept, file),
    drop: () => rmSync(kept, { force: true }),
  };
}

/**
 * Replaces a program by `replace`, which may remove it first: when that fails, it is there as before.
 * @throws what `replace` threw, or the error of the disk when the program cannot be kept; then nothing was tried
 */
export function replaceKeeping<T>(file: string, replace: () => T): T {
  const kept = keepProgram(file);
  try {
    const done = replace();
    kept.drop();
    return done;
  } catch (error) {
    kept.restore();
    throw error;
  }
}
