import { onTestFinished } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { openSmallDisk, type SmallDisk } from './small-disk.ts';

/**
 * A disk of so many bytes that is gone after the present test.
 * @param canBreakDown whether the test pulls it out; more than room is then needed
 * @returns null where this machine or user cannot have one
 */
export function mountDisk(bytes: number, { canBreakDown }: { canBreakDown: boolean }): SmallDisk | null {
  const disk = openSmallDisk(tempFolder(), bytes);
  onTestFinished(disk.remove);
  return disk.canFill && (disk.canBreakDown || !canBreakDown) ? disk : null;
}

/** What a test says that cannot have its disk. */
export const needsMount = 'needs Linux, the right to mount a disk (root), and loop devices';
