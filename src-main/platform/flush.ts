import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { systemCodeOf } from './system-code.ts';

/** Never block on a pipe in place of a file (POSIX `open`). */
export const neverWaiting = constants.O_NONBLOCK ?? 0;

/** Answers of file systems on which a folder cannot be opened, or not be flushed. */
const unaskable: readonly string[] = [
  ...['EINVAL', 'EBADF', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'ENOTTY', 'EPERM', 'EACCES'],
];

/** Waits until a file's bytes and size are on the disk. @throws the system's error */
export async function flushFile(file: string): Promise<void> {
  await flush(file, constants.O_RDWR);
}

/** The same for a file that may not be ours to write. Windows flushes only what can be written: there it is tried. */
export async function flushForeignFile(file: string): Promise<void> {
  if (process.platform !== 'win32') await flush(file, constants.O_RDONLY);
  else await flush(file, constants.O_RDWR).catch(() => {});
}

/**
 * Waits until the names in a folder are on the disk: what was created, renamed or removed there stays so. Windows has
 * no way to ask for it, nor have some drives: shared folders of virtual machines, CIFS, FUSE (FAULTS B18). @throws the system's error
 * @param flushed does it; for tests
 */
export async function flushFolder(folder: string, flushed = flush): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    await flushed(folder, constants.O_RDONLY);
  } catch (error) {
    if (!unaskable.includes(systemCodeOf(error) ?? '')) throw error;
  }
}

async function flush(path: string, flags: number): Promise<void> {
  const handle = await open(path, flags | neverWaiting);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
