import { onTestFinished } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { openSmallDisk, type SmallDisk } from './small-disk.ts';

/**
 * A disk of this size that is removed after the present test.
 * @param canBreakDown whether the test unplugs it, which takes more than a size limit
 * @returns null where this machine or user cannot have one
 */
export function mountDisk(bytes: number, { canBreakDown }: { canBreakDown: boolean }): SmallDisk | null {
  const disk = openSmallDisk(tempFolder(), bytes);
  onTestFinished(disk.remove);
  return disk.canFill && (disk.canBreakDown || !canBreakDown) ? disk : null;
}

/** The reason for skipping a test without its disk. */
export const needsMount = 'needs Linux, the right to mount a disk (root), and loop devices';
