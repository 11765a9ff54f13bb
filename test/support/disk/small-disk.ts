import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from '../temp-folder.ts';

/** A disk of its own in memory, to be filled up and to be pulled out. */
export interface TestDisk {
  readonly folder: string;
  /** Another program takes all the room but so many bytes. */
  fill(roomBytes: number): void;
  relieve(): void;
  /** Pulls it out although files on it are open; the empty folder stays, as a mount point does. */
  pullOut(): void;
}

/** Mounts a tmpfs of so many bytes until the test ends; null where that needs more rights than there are. */
export function mountDisk(bytes: number): TestDisk | null {
  if (process.platform !== 'linux') return null;
  const folder = path.join(tempFolder(), 'drive');
  fs.mkdirSync(folder);
  const run = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder)) return null;
  let isMounted = true;
  const pullOut = (): void => {
    if (isMounted) run('umount', '--lazy', folder);
    isMounted = false;
  };
  onTestFinished(pullOut);
  const ballast = path.join(folder, 'another program');
  return {
    folder,
    pullOut,
    fill: (roomBytes) => {
      const { bavail, bsize } = fs.statfsSync(folder);
      fs.writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - roomBytes)));
    },
    relieve: () => fs.rmSync(ballast, { force: true }),
  };
}

/** What a test that needs a disk of its own says where it cannot have one. */
export const needsMount = 'needs Linux and the right to mount a disk (root)';
