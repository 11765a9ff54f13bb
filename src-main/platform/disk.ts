import { statfs } from 'node:fs/promises';
import path from 'node:path';

/**
 * Room left for us on the disk that holds `folder`, in bytes. A folder that does not exist yet is judged by the
 * nearest one above it. Null when the system does not say.
 */
export async function freeBytes(folder: string): Promise<number | null> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    try {
      const stats = await statfs(at);
      return stats.bavail * stats.bsize;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || at === path.dirname(at)) return null;
    }
  }
}

/** FAT12/16/32 by statfs on Linux (linux/magic.h, MSDOS_SUPER_MAGIC); other systems do not number them so. */
const fatType = 0x4d44;

/** The largest file that the disk of `folder` can hold, in bytes; null: no limit is known (FAULTS B4). */
export async function largestFileBytes(folder: string): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  try {
    return (await statfs(folder)).type === fatType ? 2 ** 32 - 1 : null;
  } catch {
    return null;
  }
}
