import { expect, test } from 'vitest';
import { diskOf } from './disk.ts';

const limit = 4 * 1024 ** 3 - 1;
const lists = {
  volumes: [
    { mount: '/', fileSystem: 'ext4' },
    { mount: '/media/stick', fileSystem: 'vfat' },
    { mount: '/media/stick-2', fileSystem: 'exfat' },
  ],
  drives: [
    { mount: '/', isRemovable: false },
    { mount: '/media/stick', isRemovable: true },
  ],
};
const nothing = { volumes: null, drives: null };

test('B4: a FAT32 stick is known to refuse 4 GiB before the start', () => {
  expect(diskOf('/media/stick/models', lists, null, 'linux')).toEqual({
    fileSystem: 'FAT32',
    largestFileBytes: limit,
    isRemovable: true,
  });
});

test('a mount point matches as a whole name, and the nearest one wins', () => {
  expect(diskOf('/media/stick-2/models', lists, null, 'linux')).toEqual({
    fileSystem: 'exFAT',
    largestFileBytes: null,
    isRemovable: null,
  });
  expect(diskOf('/home/a', lists, null, 'linux')).toMatchObject({ fileSystem: 'ext4', isRemovable: false });
});

test.each([
  ['msdos', 'darwin', '/Volumes/A', '/Volumes/A/models'],
  ['FAT32', 'win32', 'E:', 'e:\\Models'],
  ['FAT', 'win32', 'E:\\', 'E:\\'],
] as const)('B4: %s on %s', (fileSystem, platform, mount, folder) => {
  const disk = diskOf(folder, { volumes: [{ mount, fileSystem }], drives: null }, null, platform);
  expect(disk.largestFileBytes).toBe(limit);
});

test('Linux’s answer for the folder takes precedence over a stale list', () => {
  expect(diskOf('/home/a', lists, 0x4d44, 'linux').largestFileBytes).toBe(limit);
  expect(diskOf('/home/a', nothing, 0xef53, 'linux')).toEqual({
    fileSystem: 'ext4',
    largestFileBytes: null,
    isRemovable: null,
  });
});

test('unknown stays unknown', () => {
  const unknown = { fileSystem: null, largestFileBytes: null, isRemovable: null };
  expect(diskOf('/home/a', nothing, null, 'linux')).toEqual(unknown);
  expect(diskOf('/home/a', nothing, 0x12345, 'linux')).toEqual(unknown);
  expect(diskOf('Z:\\Models', lists, null, 'win32')).toEqual(unknown);
});
