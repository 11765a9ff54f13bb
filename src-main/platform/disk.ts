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
