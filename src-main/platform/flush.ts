import { open } from 'node:fs/promises';

/** Waits until a file's bytes and size are on the disk. @throws the system's error */
export async function flushFile(file: string): Promise<void> {
  await flush(file, 'r+');
}

/** The same for a file that may not be ours to write. Windows flushes only what can be written: there it is tried. */
export async function flushForeignFile(file: string): Promise<void> {
  if (process.platform !== 'win32') await flush(file, 'r');
  else await flush(file, 'r+').catch(() => {});
}

/**
 * Waits until the names in a folder are on the disk: what was created, renamed or removed there stays so. Windows has
 * no way to ask for it; its changes of names are journalled. @throws the system's error
 */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await flush(folder, 'r');
}

async function flush(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
