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
 * Whether what the system tells of a file in `folder` can be relied on from one look to the next: its number, and its
 * time of change, which then only a change moves. Not so on network drives and shared folders, nor, as far as we know,
 * on systems other than Linux.
 */
export function keepsFacts(folder: string): boolean {
  return process.platform === 'linux' && canSizeUp(folder);
}

/**
 * Whether a file in `folder` can be given its size before its bytes, at no cost. Elsewhere, as on FAT under Linux, the
 * system would write zeros all the way first.
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
