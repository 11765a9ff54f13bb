import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { NogginError, toErrorView } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import type { BringOutcome, BringProgress, BringSpec, BroughtBy } from './port.ts';

/** Reads and writes of 1 MiB; a flush every 256 MiB, so that the last one does not take minutes on a slow disk. */
const chunkBytes = 1024 * 1024;
const flushBytes = 256 * chunkBytes;
const progressMs = 100;

/** Never through a link, where the system can promise that. */
const goOnFlags = fs.constants.O_RDWR | fs.constants.O_CREAT | (fs.constants.O_NOFOLLOW ?? 0);

type Tell = (progress: BringProgress) => void;

/**
 * Brings a file to `spec.temporary` and proves what lies there. Blocks its thread: for worker threads only, which are
 * ended from outside. Never throws.
 */
export function bring(spec: BringSpec, onProgress: Tell): BringOutcome {
  try {
    // The name may be a symbolic link (the Hugging Face cache is made of them): a link to that would dangle one day.
    const source = fs.realpathSync(spec.source);
    const before = fs.statSync(source);
    if (!before.isFile()) throw new NogginError('not-a-model', 'This is not a file');
    const tell = seldom(onProgress);
    const by = withoutRoom(spec, source);
    const copied =
      by === null
        ? copy(spec, source, before.size, (doneBytes) => tell('copying', doneBytes, before.size))
        : null;
    flush(spec.temporary, by === null);
    const sha256 =
      copied ?? hashFile(spec.temporary, (doneBytes) => tell('checking', doneBytes, before.size));
    const after = fs.statSync(source);
    const bytes = fs.statSync(spec.temporary).size;
    // A hard link's times change with the link count; size and content time do not.
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || bytes !== before.size) {
      throw new NogginError('source-changed', 'The file was changed while it was read');
    }
    return { kind: 'done', by: by ?? 'copy', sha256, bytes };
  } catch (error) {
    const { code, message, details = {} } = toErrorView(diskError(error));
    return { kind: 'failed', code, message, details };
  }
}

/** The cheap ways, where asked for and where this disk has them; null: it has to be copied. */
function withoutRoom({ how, temporary, goOn }: BringSpec, source: string): BroughtBy | null {
  if (goOn) {
    const left = whatWasLeft(temporary, source);
    if (left !== 'nothing') return left === 'link' ? 'link' : null;
  }
  if (how === 'copy') return null;
  const reflink = (): void =>
    fs.copyFileSync(source, temporary, fs.constants.COPYFILE_FICLONE_FORCE | fs.constants.COPYFILE_EXCL);
  const link = (): void => fs.linkSync(source, temporary);
  const ways =
    how === 'reuse'
      ? ([
          ['reflink', reflink],
          ['link', link],
        ] as const)
      : ([['link', link]] as const);
  for (const [by, attempt] of ways) {
    try {
      attempt();
      return by;
    } catch (error) {
      // Another disk, a file system without it, a file of another user: then the next way. What a clone began is empty.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      fs.rmSync(temporary, { force: true });
    }
  }
  return null;
}

/**
 * What a stopped one left under the temporary name. A second name of the source must never be written to: that would
 * be writing to the source. One of any other file is given up.
 */
function whatWasLeft(temporary: string, source: string): 'nothing' | 'link' | 'beginning' {
  const left = fs.lstatSync(temporary, { throwIfNoEntry: false, bigint: true });
  if (left === undefined) return 'nothing';
  const of = fs.statSync(source, { bigint: true });
  if (left.dev === of.dev && left.ino === of.ino) return 'link';
  if (left.nlink === 1n && left.isFile() && left.size > 0n) return 'beginning';
  fs.unlinkSync(temporary);
  return 'nothing';
}

/** Writes the bytes; answers their SHA-256 when it was computed on the way, else null. */
function copy(
  spec: BringSpec,
  source: string,
  size: number,
  tell: (doneBytes: number) => void,
): string | null {
  const start = spec.goOn ? startOf(spec.temporary, size) : 0;
  const hash = spec.readBack || start > 0 ? null : createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  const from = fs.openSync(source, 'r');
  try {
    const to = fs.openSync(spec.temporary, spec.goOn ? goOnFlags : 'wx+', 0o644);
    try {
      fs.ftruncateSync(to, start);
      let at = start;
      let flushed = start;
      for (;;) {
        const length = fs.readSync(from, buffer, 0, chunkBytes, at);
        if (length === 0) break;
        const chunk = buffer.subarray(0, length);
        for (let done = 0; done < length; ) done += fs.writeSync(to, chunk, done, length - done, at + done);
        hash?.update(chunk);
        at += length;
        if (at - flushed >= flushBytes) {
          fs.fdatasyncSync(to);
          flushed = at;
        }
        tell(at);
      }
    } finally {
      fs.closeSync(to);
    }
  } finally {
    fs.closeSync(from);
  }
  return hash === null ? null : hash.digest('hex');
}

/** Behind what a stopped copy left, less its last chunk; what a power loss made of it shows in the hash. */
function startOf(temporary: string, size: number): number {
  const there = fs.statSync(temporary, { throwIfNoEntry: false })?.size ?? 0;
  return there > size ? 0 : Math.max(0, Math.floor(there / chunkBytes) - 1) * chunkBytes;
}

function hashFile(file: string, tell: (doneBytes: number) => void): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  const fd = fs.openSync(file, 'r');
  try {
    let at = 0;
    for (let length = -1; length !== 0; at += length) {
      length = fs.readSync(fd, buffer, 0, chunkBytes, at);
      hash.update(buffer.subarray(0, length));
      tell(at + length);
    }
    return hash.digest('hex');
  } finally {
    fs.closeSync(fd);
  }
}

/** A linked file may not be ours to write: it is flushed where the system allows. */
function flush(file: string, isOurs: boolean): void {
  try {
    const fd = fs.openSync(file, isOurs || process.platform === 'win32' ? 'r+' : 'r');
    try {
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    if (isOurs) throw error;
  }
}

function seldom(onProgress: Tell) {
  let toldMs = Number.NEGATIVE_INFINITY;
  return (stage: BringProgress['stage'], doneBytes: number, totalBytes: number): void => {
    const now = performance.now();
    if (now - toldMs < progressMs && doneBytes < totalBytes) return;
    toldMs = now;
    onProgress({ stage, doneBytes, totalBytes });
  };
}
