import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** A disk of its own: small enough to be filled, able to fail, and to lose what was not flushed. */
export interface SmallDisk {
  readonly folder: string;
  /** Its kind, with anything it cannot do. */
  readonly description: string;
  /** False: {@link fill} does nothing. */
  readonly canFill: boolean;
  /** False: {@link breakDown} and {@link loseUnflushed} do nothing. */
  readonly canBreakDown: boolean;
  /** Fills it, except for this many bytes. */
  fill(roomBytes: number): void;
  relieve(): void;
  /** From now on every operation on it fails with EIO, as on an unplugged drive. */
  breakDown(): void;
  /**
   * Imitates a power loss, or a drive that is back: discards everything that was not flushed. No process may have a
   * file open there.
   */
  loseUnflushed(): void;
  /** Unmounts and removes it. Idempotent. */
  remove(): void;
}

/** How often mounting and unmounting is tried, and the time in between. */
const attempts = 50;
const betweenMs = 100;

/** The best disk that this machine and user can have: a loop-mounted ext4, else a tmpfs, else an ordinary folder. */
export function openSmallDisk(base: string, bytes: number): SmallDisk {
  const folder = path.join(base, 'disk');
  fs.mkdirSync(folder);
  const image = path.join(base, 'disk.img');
  if (mountImage(image, folder, bytes)) {
    if (canShutDown(folder, image)) {
      return disk(
        folder,
        image,
        'loop-mounted ext4; power loss is real: a file system shut down without a flush',
      );
    }
    return disk(
      folder,
      null,
      'loop-mounted ext4; SKIPPED: real power loss (no shutdown ioctl), imitated instead',
    );
  }
  if (run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder)) {
    return disk(folder, null, 'tmpfs; SKIPPED: real power loss (no loop device), imitated instead');
  }
  return {
    ...disk(folder, null, 'ordinary folder; SKIPPED: full disk and real power loss (no right to mount)'),
    canFill: false,
    fill: () => {},
    remove: () => {},
  };
}

function disk(folder: string, image: string | null, description: string): SmallDisk {
  const ballast = path.join(folder, 'ballast');
  let isMounted = true;
  const breakDown = (): void => {
    if (image !== null && !shutDown(folder)) throw new Error('the file system could not be shut down');
  };
  return {
    folder,
    description,
    canFill: true,
    canBreakDown: image !== null,
    fill: (roomBytes) => {
      const { bavail, bsize } = fs.statfsSync(folder);
      const size = (fs.existsSync(ballast) ? fs.statSync(ballast).size : 0) + bavail * bsize - roomBytes;
      if (size > 0) run('fallocate', '--length', String(size), ballast);
    },
    relieve: () => fs.rmSync(ballast, { force: true }),
    breakDown,
    loseUnflushed: () => {
      if (image === null) return;
      breakDown();
      remount(folder, image);
    },
    remove: () => {
      if (!isMounted) return;
      isMounted = false;
      // A live process would keep it busy: it is then detached, and unmounted with the end of that process.
      if (!run('umount', folder)) run('umount', '--lazy', folder);
      if (image !== null) fs.rmSync(image, { force: true });
    },
  };
}

function mountImage(image: string, folder: string, bytes: number): boolean {
  fs.writeFileSync(image, '');
  fs.truncateSync(image, bytes);
  const isMade =
    mayMount() &&
    run('mkfs.ext4', '-q', '-F', '-m', '0', image) &&
    // Two that mount at the same moment may get the same loop device, and one of them fails.
    patiently(() => run('mount', '-o', 'loop', image, folder));
  if (!isMade) fs.rmSync(image, { force: true });
  return isMade;
}

/** Where nothing can be mounted, retrying is useless. */
function mayMount(): boolean {
  return process.getuid?.() === 0 && fs.existsSync('/dev/loop-control');
}

/** Tries it on an empty disk, as some kernels lack it. */
function canShutDown(folder: string, image: string): boolean {
  if (!shutDown(folder)) return false;
  remount(folder, image);
  return true;
}

/** Another mount may hold the mount or the loop device for an instant. */
function remount(folder: string, image: string): void {
  for (const commands of [
    ['umount', folder],
    ['mount', '-o', 'loop', image, folder],
  ] as const) {
    const [name, ...given] = commands;
    if (!patiently(() => run(name, ...given))) {
      throw new Error(`the small disk could not be mounted again: ${name}`);
    }
  }
}

function patiently(attempt: () => boolean): boolean {
  for (let left = attempts; left > 0; left -= 1) {
    if (attempt()) return true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenMs);
  }
  return false;
}

/** EXT4_IOC_SHUTDOWN without a log flush, as file system tests use it: what is not on the device is lost. */
function shutDown(folder: string): boolean {
  const program =
    'open(my $f, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) or die';
  return run('perl', '-e', program, folder);
}

function run(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
