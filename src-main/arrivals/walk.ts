import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';

/** How far a search goes: a store of models is small and flat; a tree that is neither is something else. */
export interface WalkLimits {
  readonly depth: number;
  readonly entries: number;
}

/** A file as the walk saw it. */
export interface WalkedFile {
  readonly path: string;
  readonly bytes: number;
}

/** What the walk came across besides files. */
export interface WalkReport {
  isThere: boolean;
  unreadable: number;
  wasCutShort: boolean;
}

/**
 * Every file below `folder`, once, with links to files followed and links to folders not (they may lead anywhere, or in
 * a circle). What cannot be read is counted, not thrown; what is gone meanwhile is passed over.
 */
export async function* walk(
  folder: string,
  limits: WalkLimits,
  report: WalkReport,
  signal: AbortSignal,
): AsyncGenerator<WalkedFile> {
  const seen = new Set<string>();
  const waiting = [{ folder, depth: 0 }];
  let entries = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    try {
      for await (const entry of await opendir(at.folder)) {
        report.isThere = true;
        if (signal.aborted) return;
        entries += 1;
        if (entries > limits.entries) {
          report.wasCutShort = true;
          return;
        }
        const full = path.join(at.folder, entry.name);
        if (entry.isDirectory()) {
          if (at.depth < limits.depth) waiting.push({ folder: full, depth: at.depth + 1 });
          else report.wasCutShort = true;
        } else if (entry.isFile() || entry.isSymbolicLink()) {
          const file = await fileOnce(full, seen, report);
          if (file !== null) yield file;
        }
      }
    } catch (error) {
      if (!isGone(error)) report.unreadable += 1;
    }
  }
}

async function fileOnce(file: string, seen: Set<string>, report: WalkReport): Promise<WalkedFile | null> {
  try {
    const facts = await stat(file, { bigint: true });
    const key = `${facts.dev}:${facts.ino}`;
    if (!facts.isFile() || (facts.ino !== 0n && seen.has(key))) return null;
    seen.add(key);
    return { path: file, bytes: Number(facts.size) };
  } catch (error) {
    if (!isGone(error)) report.unreadable += 1;
    return null;
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
