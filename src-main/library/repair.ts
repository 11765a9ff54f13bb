import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { Downloads, PreparedDownload } from '../downloads/manager-port.ts';
import { fileFacts, removePartial } from '../downloads/partial.ts';
import { lackOfRoom } from '../downloads/room.ts';
import { NogginError } from '../errors.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import { diskError } from '../platform/disk-errors.ts';
import { flushFile, flushFolder } from '../platform/flush.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { partialPathOf } from '../platform/partial-name.ts';
import { checkInstalled } from './check.ts';
import type { LibraryPorts } from './ports.ts';

/** Address to fetch a file from again, or null. */
export function sourceOf(
  { ledger, allModels }: Pick<LibraryPorts, 'ledger' | 'allModels'>,
  row: InstalledFile,
): string | null {
  const model = allModels().find(({ id, sha256 }) => id === row.modelId && sha256 === row.sha256);
  if (model !== undefined) return model.url;
  return row.downloadId === null ? null : (ledger.downloads.get(row.downloadId)?.sourceUrl ?? null);
}

/**
 * Copies a damaged file to a partial that lacks only the damaged pieces. The file stays until the repaired one is
 * verified. A missing file has no partial: all of it is fetched.
 * @returns null when there is nothing to repair, or it was stopped
 * @throws NogginError `not-now` without a source, or an error of the disk
 */
export async function prepareRepair(
  ports: LibraryPorts,
  row: InstalledFile,
  onProgress: (hashedBytes: number) => void,
  signal: AbortSignal,
): Promise<PreparedDownload | null> {
  const { ledger } = ports;
  const sourceUrl = sourceOf(ports, row);
  if (sourceUrl === null) throw new NogginError('not-now', 'Nobody is known to offer this file');
  const earlier = row.downloadId === null ? null : ledger.downloads.get(row.downloadId);
  const isSameSource = earlier?.sourceUrl === sourceUrl;
  const id = randomUUID();
  const prepared = {
    id,
    modelId: row.modelId,
    ofModel: row.ofModel,
    fileIndex: row.fileIndex,
    fileCount: row.fileCount,
    name: row.name,
    sourceUrl,
    targetPath: row.path,
    partialPath: partialPathOf(row.path, id),
    expectedBytes: row.bytes,
    expectedSha256: row.sha256,
    validator: {
      etag: isSameSource ? earlier.etag : null,
      lastModified: isSameSource ? earlier.lastModified : null,
    },
  };
  if ((await fileFacts(row.path)) === null) return { ...prepared, inTheWay: 'refuse', pieces: [] };
  const checked = await checkInstalled(ports, row, onProgress, signal);
  if (checked.kind !== 'damaged' || signal.aborted) return null;
  const { good } = checked;
  // A file that shares nothing with the model may be the person's own: keep it under another name.
  if (good.length === 0) return { ...prepared, inTheWay: 'set-aside', pieces: [] };
  await copyDamaged(ports, row.path, prepared.partialPath);
  ports.log.info('repair prepared', { downloadId: id, modelId: row.modelId, goodPieces: good.length });
  return { ...prepared, inTheWay: 'overwrite', pieces: good };
}

/**
 * Starts a prepared repair; removes its partial if it cannot start.
 * @throws NogginError `not-now` when the model is being downloaded already
 */
export async function beginRepair(
  downloads: Pick<Downloads, 'begin'>,
  prepared: PreparedDownload,
  signal: AbortSignal,
): Promise<void> {
  try {
    signal.throwIfAborted();
    downloads.begin(prepared);
  } catch (error) {
    await removePartial(prepared.partialPath);
    throw error;
  }
}

/** Clones where the file system can, else copies. */
async function copyDamaged(ports: LibraryPorts, from: string, to: string): Promise<void> {
  try {
    if (!(await isCloned(from, to))) {
      const folder = path.dirname(to);
      const fileBytes = (await fileFacts(from))?.bytes ?? 0;
      const lack = await lackOfRoom(ports, folder, { fileBytes, presentBytes: 0 });
      if (lack !== null) throw lack;
      await copyFile(from, to, constants.COPYFILE_EXCL);
    }
    // Flush before the ledger claims these pieces.
    await flushFile(to);
    await flushFolder(path.dirname(to));
  } catch (error) {
    await removePartial(to).catch(() => {});
    throw diskError(error);
  }
}

async function isCloned(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    await removePartial(to);
    return false;
  }
}
