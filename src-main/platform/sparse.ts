import { statfsSync } from 'node:fs';

/** Magic numbers of Linux file systems on which a file grows at once, without a byte written (man 2 statfs). */
const growsAtOnce = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // btrfs
  0xf2f52010, // F2FS
  0x01021994, // tmpfs
  0x2fc12fc1, // ZFS
  0x794c7630, // overlayfs
]);

/**
 * Whether file ids and change times in `folder` are reliable. Not on network drives and shared folders, nor, as far
 * as known, on systems other than Linux.
 */
export function keepsFacts(folder: string): boolean {
  return process.platform === 'linux' && canSizeUp(folder);
}

/**
 * Whether setting a file's size is free in `folder`. Elsewhere, as on FAT under Linux, the system writes zeros first.
 */
export function canSizeUp(folder: string): boolean {
  // NTFS, and Windows' FAT, set the end of a file at once (SetEndOfFile).
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return false;
  try {
    return growsAtOnce.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
