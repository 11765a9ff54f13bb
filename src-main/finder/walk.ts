import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { seenAs } from '../model-files/source.ts';

/** Limits of a search: model stores are small and flat. */
export interface WalkLimits {
  readonly depth: number;
  readonly entries: number;
}

/** A file as the walk saw it. */
export interface WalkedFile {
  readonly path: string;
  readonly bytes: number;
  /** The same for all names of one file. */
  readonly key: string;
  /** As what it was seen; see `seenAs`. */
  readonly seen: string;
}

/** What the walk came across besides files. */
export interface WalkReport {
  isThere: boolean;
  unreadable: number;
  wasCutShort: boolean;
}

interface Waiting {
  readonly folder: string;
  readonly depth: number;
}

/**
 * Lists every file below `folder` under each of its names, following symlinks, each folder once: links may form a
 * cycle or leave the store. Link targets come last, within the same limits. Counts what cannot be read; skips what
 * vanished.
 */
export async function* walk(
  folder: string,
  limits: WalkLimits,
  report: WalkReport,
  signal: AbortSignal,
): AsyncGenerator<WalkedFile> {
  const seen = new Set<string>();
  const linked: Waiting[] = [];
  const waiting: Waiting[] = [{ folder, depth: 0 }];
  let entries = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop() ?? linked.shift()) {
    try {
      if (!(await isNew(at.folder, seen))) continue;
      for await (const entry of await opendir(at.folder)) {
        report.isThere = true;
        if (signal.aborted) return;
        entries += 1;
        if (entries > limits.entries) {
          report.wasCutShort = true;
          return;
        }
        const full = path.join(at.folder, entry.name);
        const next = { folder: full, depth: at.depth + 1 };
        const found = entry.isFile() || entry.isSymbolicLink() ? await whatIs(full, report) : null;
        if (found !== null && found !== 'folder') yield found;
        if (!entry.isDirectory() && found !== 'folder') continue;
        if (next.depth > limits.depth) report.wasCutShort = true;
        else (found === 'folder' ? linked : waiting).push(next);
      }
    } catch (error) {
      if (!isGone(error)) report.unreadable += 1;
    }
  }
}

/** @throws what the disk throws */
async function isNew(folder: string, seen: Set<string>): Promise<boolean> {
  const real = await realpath(folder);
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}

async function whatIs(file: string, report: WalkReport): Promise<WalkedFile | 'folder' | null> {
  try {
    const facts = await stat(file, { bigint: true });
    if (facts.isDirectory()) return 'folder';
    if (!facts.isFile()) return null;
    const key = facts.ino === 0n ? await realpath(file) : `${facts.dev}:${facts.ino}`;
    return { path: file, bytes: Number(facts.size), key, seen: seenAs(facts) };
  } catch (error) {
    if (!isGone(error)) report.unreadable += 1;
    return null;
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
}
