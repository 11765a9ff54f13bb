import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { UnknownFileView } from '../../src-preload/contract/library.ts';
import { fileFacts } from '../downloads/partial.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { beginningOf } from './beginning.ts';
import type { LibraryModel, LibraryPorts } from './ports.ts';

const dayMs = 24 * 3600 * 1000;
/** Limit of the list. */
const mostListed = 200;

/** An unknown file, by an id that main issued: no page names a path. */
export interface UnknownFile {
  readonly id: string;
  readonly path: string;
  readonly kind: UnknownFileView['kind'];
  readonly bytes: number;
  readonly modifiedAtMs: number;
  readonly beginsModel: LibraryModel | null;
  finding: UnknownFileView['finding'];
  sha256: string | null;
}

/**
 * Lists partials and models in the models folder that neither a download, an entry nor an undo knows (FAULTS B11).
 * Reads names, sizes and dates only. Unchanged files keep their ids and findings.
 */
export async function findUnknownFiles(
  ports: Pick<LibraryPorts, 'ledger' | 'modelsFolder' | 'allModels'>,
  before: readonly UnknownFile[],
): Promise<readonly UnknownFile[]> {
  const folder = ports.modelsFolder();
  const names = (await entriesOf(folder)).filter((name) => /\.(gguf|partial)$/i.test(name)).toSorted();
  const known = knownPaths(ports.ledger);
  const found: UnknownFile[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    if (known.has(file) || found.length === mostListed) continue;
    const facts = await fileFacts(file).catch(() => null);
    if (facts === null) continue;
    const { bytes, modifiedAtMs } = facts;
    const old = before.find((each) => each.path === file);
    if (old !== undefined && old.bytes === bytes && old.modifiedAtMs === modifiedAtMs) {
      found.push(old);
      continue;
    }
    found.push({
      id: old?.id ?? randomUUID(),
      path: file,
      kind: /\.partial$/i.test(name) ? 'partial' : 'model',
      bytes,
      modifiedAtMs,
      beginsModel: beginningOf(name, bytes, ports.allModels()),
      finding: 'unread',
      sha256: null,
    });
  }
  return found;
}

/**
 * Regular files only: a symlink may lead anywhere. A missing folder holds nothing.
 * @throws the system's error
 */
async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function knownPaths(ledger: Ledger): ReadonlySet<string> {
  return new Set([
    ...ledger.installed.all().map((row) => row.path),
    ...ledger.downloads.live().flatMap((row) => [row.partialPath, row.targetPath]),
    ...ledger.downloads.leftovers().map((row) => row.partialPath),
    ...ledger.removals.all().map((row) => row.asidePath),
  ]);
}

/** An unknown file as the window shows it. */
export function toUnknownView(
  file: UnknownFile,
  nowMs: number,
  now: Pick<UnknownFileView, 'beginsModel' | 'reading' | 'error'>,
): UnknownFileView {
  const { id, kind, bytes, modifiedAtMs, finding, sha256 } = file;
  return {
    id,
    name: escapeForDisplay(path.basename(file.path)),
    kind,
    bytes,
    modifiedAtMs,
    isYoung: Math.abs(nowMs - modifiedAtMs) < dayMs,
    finding,
    sha256,
    ...now,
  };
}
