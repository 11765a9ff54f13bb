import { statSync } from 'node:fs';

/** Whether a file of this size is there; false as well where nobody may look. */
export function isOnDisk({ path, bytes }: { readonly path: string; readonly bytes: number }): boolean {
  try {
    const facts = statSync(path);
    return facts.isFile() && facts.size === bytes;
  } catch {
    return false;
  }
}
