import { createHash } from 'node:crypto';
import fs, { type BigIntStats } from 'node:fs';
import path from 'node:path';
import { toErrorView } from '../errors.ts';
import { diskError } from '../platform/disk-errors.ts';
import { markFrom } from '../platform/file-mark.ts';
import type { BringOutcome, BringProgress, BringSpec, BroughtBy } from './port.ts';
import { changed, isNameOf, isSame, type OpenSource, openSource, plainRead, seenAs } from './source.ts';

/** Reads and writes of 1 MiB; a flush every 256 MiB, so that the last one does not take minutes on a slow disk. */
const chunkBytes = 1024 * 1024;
const flushBytes = 256 * chunkBytes;
const progressMs = 100;

/** Do not follow symlinks, where the system can promise that. */
const goOnFlags = fs.constants.O_RDWR | fs.constants.O_CREAT | (fs.constants.O_NOFOLLOW ?? 0);

type Tell = (progress: BringProgress) => void;

/**
 * Copies, clones or links a file to `spec.temporary` and hashes the result. Opens the source once, so that a swapped
 * file is never read. Blocks its thread: for worker threads, which are ended from outside. Never throws.
 */
export function bring(spec: BringSpec, onProgress: Tell): BringOutcome {
  try {
    const source = openSource(spec.source, spec.seen);
    try {
      return bringOpen(spec, source, onProgress);
    } finally {
      fs.closeSync(source.fd);
    }
  } catch (error) {
    const { code, message, details = {} } = toErrorView(diskError(error));
    return { kind: 'failed', code, message, details };
  }
}

function bringOpen(spec: BringSpec, source: OpenSource, onProgress: Tell): BringOutcome {
  const before = source.facts;
  const size = Number(before.size);
  const tell = seldom(onProgress);
  const by = withoutRoom(spec, source);
  const copied =
    by === null ? copy(spec, source, size, (doneBytes) => tell('copying', doneBytes, size)) : null;
  flush(spec.temporary, by === null);
  const brought = fs.openSync(spec.temporary, plainRead);
  try {
    const there = fs.fstatSync(brought, { bigint: true });
    const isIt = copied === null ? there.isFile() : isSame(there, copied.facts);
    if (!isIt || (by === 'link' && !isSame(there, before))) throw changed();
    const sha256 = copied?.sha256 ?? hashOf(brought, (doneBytes) => tell('checking', doneBytes, size));
    // Linking changes ctime; size and mtime stay.
    const isStill = seenAs(fs.fstatSync(source.fd, { bigint: true })) === seenAs(before);
    const facts = fs.fstatSync(brought, { bigint: true });
    if (!isStill || facts.size !== before.size) throw changed();
    const mark = markFrom(facts, path.dirname(spec.temporary));
    const modifiedAtMs = Math.round(Number(before.mtimeNs) / 1e6);
    return { kind: 'done', by: by ?? 'copy', sha256, bytes: size, modifiedAtMs, mark };
  } finally {
    fs.closeSync(brought);
  }
}

/** Clone or link, where wanted and possible; null: copy. */
function withoutRoom({ how, temporary, goOn }: BringSpec, source: OpenSource): BroughtBy | null {
  if (goOn) {
    const left = whatWasLeft(temporary, source);
    if (left !== 'nothing') return left === 'link' ? 'link' : null;
  }
  if (how === 'copy') return null;
  const { COPYFILE_FICLONE_FORCE, COPYFILE_EXCL } = fs.constants;
  const reflink = (): void =>
    fs.copyFileSync(nameOfOpen(source), temporary, COPYFILE_FICLONE_FORCE | COPYFILE_EXCL);
  const link = (): void => fs.linkSync(source.path, temporary);
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
    } catch (error) {
      // Not possible here: try the next way. A failed clone left an empty file.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      fs.rmSync(temporary, { force: true });
      continue;
    }
    // The name may lead to another file by now.
    if (by === 'reflink' || isNameOf(temporary, source.facts)) return by;
    fs.rmSync(temporary, { force: true });
    throw changed();
  }
  return null;
}

/** On Linux /proc/self/fd names the open file itself. */
function nameOfOpen({ fd, path }: OpenSource): string {
  return process.platform === 'linux' ? `/proc/self/fd/${fd}` : path;
}

/** Reuses what a stopped copy left. Never write to a second name of the source; give up on other hard links. */
function whatWasLeft(temporary: string, source: OpenSource): 'nothing' | 'link' | 'beginning' {
  const left = fs.lstatSync(temporary, { throwIfNoEntry: false, bigint: true });
  if (left === undefined) return 'nothing';
  if (isNameOf(temporary, source.facts)) return 'link';
  if (left.nlink === 1n && left.isFile() && left.size > 0n) return 'beginning';
  fs.unlinkSync(temporary);
  return 'nothing';
}

interface Copied {
  /** When it was computed on the way, else null. */
  readonly sha256: string | null;
  readonly facts: BigIntStats;
}

/** Writes the bytes. */
function copy(
  spec: BringSpec,
  { fd: from, facts }: OpenSource,
  size: number,
  tell: (doneBytes: number) => void,
): Copied {
  const start = spec.goOn ? startOf(spec.temporary, size) : 0;
  const hash = spec.readBack || start > 0 ? null : createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  const to = fs.openSync(spec.temporary, spec.goOn ? goOnFlags : 'wx+', modeOfCopy(facts));
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
    return { sha256: hash?.digest('hex') ?? null, facts: fs.fstatSync(to, { bigint: true }) };
  } finally {
    fs.closeSync(to);
  }
}

/**
 * The copy's mode is never wider than the original's. With another group, the group gets what everybody gets, and
 * everybody what both allow.
 */
function modeOfCopy({ mode }: BigIntStats): number {
  const both = Number(mode & (mode >> 3n)) & 0o006;
  return 0o600 | (both << 3) | both;
}

/** Resume behind a stopped copy, less its last chunk; the hash reveals damage of a power loss. */
function startOf(temporary: string, size: number): number {
  const there = fs.statSync(temporary, { throwIfNoEntry: false })?.size ?? 0;
  return there > size ? 0 : Math.max(0, Math.floor(there / chunkBytes) - 1) * chunkBytes;
}

function hashOf(fd: number, tell: (doneBytes: number) => void): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  let at = 0;
  for (let length = -1; length !== 0; at += length) {
    length = fs.readSync(fd, buffer, 0, chunkBytes, at);
    hash.update(buffer.subarray(0, length));
    tell(at + length);
  }
  return hash.digest('hex');
}

/** A linked file may be read-only: flush where the system allows. */
function flush(file: string, isOurs: boolean): void {
  try {
    const fd = fs.openSync(file, isOurs || process.platform === 'win32' ? 'r+' : plainRead);
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
