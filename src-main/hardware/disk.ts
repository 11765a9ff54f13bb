import path from 'node:path';
import type { DiskView } from '../../src-preload/contract/computer.ts';
import { trimmed } from '../names/trimmed.ts';
import type { Report } from './report.ts';

const GiB = 1024 ** 3;

/** File systems by the number that Linux's statfs gives (man 2 statfs); those that matter or are common. */
const byNumber: Readonly<Record<number, string>> = {
  [0x4d44]: 'vfat',
  [0x2011bab0]: 'exfat',
  [0xef53]: 'ext4',
  [0x58465342]: 'xfs',
  [0x9123683e]: 'btrfs',
  [0x2fc12fc1]: 'zfs',
  [0x01021994]: 'tmpfs',
  [0x5346544e]: 'ntfs',
  [0x7366746e]: 'ntfs',
  [0x6969]: 'nfs',
};

/** What people call them; the rest is shown as the system names it. */
const names: Readonly<Record<string, string>> = {
  vfat: 'FAT32',
  fat: 'FAT32',
  fat32: 'FAT32',
  msdos: 'FAT32',
  exfat: 'exFAT',
  ntfs: 'NTFS',
  ntfs3: 'NTFS',
  apfs: 'APFS',
  hfs: 'HFS+',
};

/** Sizes are kept in 32 bits there (https://download.microsoft.com/download/1/6/1/161ba512-40e2-4cc9-843a-923143f3456c/fatgen103.doc). */
const fatLargestFile = 4 * GiB - 1;

/**
 * The disk of a folder, from what the system lists. What nothing tells is unknown. Pure.
 * @param folder an absolute path without links
 * @param statfsType the number that Linux gives for the folder itself, or null
 */
export function diskOf(
  folder: string,
  report: Pick<Report, 'volumes' | 'drives'>,
  statfsType: number | null,
  platform: NodeJS.Platform,
): DiskView {
  const volume = holding(report.volumes, folder, platform);
  const drive = holding(report.drives, folder, platform);
  // The number is that of this very folder; the list may have grown old.
  const told = (statfsType === null ? undefined : byNumber[statfsType]) ?? volume?.fileSystem ?? '';
  const name = names[told.toLowerCase()] ?? told;
  // A drive is only meant when it is the one that holds this volume, not one further up.
  const isSame = drive !== undefined && (volume === undefined || drive.mount === volume.mount);
  return {
    fileSystem: name === '' ? null : name,
    largestFileBytes: name === 'FAT32' ? fatLargestFile : null,
    isRemovable: isSame ? drive.isRemovable : null,
  };
}

/** The entry with the longest mount point that the folder lies below. */
function holding<T extends { readonly mount: string }>(
  list: readonly T[] | null,
  folder: string,
  platform: NodeJS.Platform,
): T | undefined {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const plain = (text: string): string => (platform === 'win32' ? text.toLowerCase() : text);
  const isBelow = (mount: string): boolean => {
    const base = trimmed(plain(mount), /[\\/]/, 'end');
    return plain(folder) === base || plain(folder).startsWith(base + paths.sep);
  };
  return (list ?? [])
    .filter(({ mount }) => mount !== '' && isBelow(mount))
    .toSorted((a, b) => b.mount.length - a.mount.length)[0];
}
