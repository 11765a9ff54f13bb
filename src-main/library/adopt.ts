import { renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { fileFacts } from '../downloads/partial.ts';
import { readClosed } from '../downloads/read-closed.ts';
import { NogginError } from '../errors.ts';
import { expectWholeModel } from '../gguf/expect-model.ts';
import { beginsAsModel } from '../gguf/read-front.ts';
import type { InstalledRow } from '../ledger/installed.ts';
import { partId } from '../models/part.ts';
import { partFileOf } from '../models/part-file.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { idForOwnFile } from '../names/ids.ts';
import { diskError } from '../platform/disk-errors.ts';
import { flushFile, flushFolder, flushForeignFile } from '../platform/flush.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import { partialPathOf } from '../platform/partial-name.ts';
import { measurePieces } from './measure-pieces.ts';
import type { LibraryPorts } from './ports.ts';
import type { UnknownFile } from './unknown-files.ts';
import type { UnknownGroup } from './unknown-models.ts';

/**
 * Reads an unknown model file. Records a catalogue model as installed in place; otherwise only notes the finding.
 * @throws NogginError `companion-file` or `file-cut-off`, `not-now` when the file changes or is being downloaded, or
 * an error of the disk
 */
export async function examineFile(
  ports: LibraryPorts,
  file: UnknownFile,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { ledger } = ports;
  if (!(await looksLikeModel(file.path))) {
    file.finding = 'not-a-model';
    return;
  }
  await expectWholeModel(file.path);
  const { pieceBytes } = ports.tuning;
  const closed = { path: file.path, bytes: file.bytes, pieceBytes, pieces: [] };
  const outcome = await readClosed(ports.verify, closed, onProgress, signal);
  if (outcome.kind === 'stopped') return;
  if (outcome.kind === 'failed') throw new NogginError(outcome.code, outcome.message);
  await unchanged(file);
  if (outcome.kind !== 'digest') throw new NogginError('not-now', 'The file changed while it was being read');
  const { sha256 } = outcome;
  file.sha256 = sha256;
  const model = ports.allModels().find((each) => each.sha256 === sha256);
  const isHere = ledger.installed.all().some((row) => row.sha256 === sha256 || row.modelId === model?.id);
  if (isHere) file.finding = 'have-it-already';
  else if (model === undefined) file.finding = 'unverified';
  else if (ledger.downloads.liveOfModel(model.id) !== null) {
    throw new NogginError('not-now', 'This model is being downloaded');
  } else {
    const row = await flushed(ports, file, {
      modelId: model.id,
      name: model.name,
      sha256,
      byPublisher: true,
    });
    ledger.transaction(() => ledger.installed.put(row));
  }
}

/**
 * Records a model that no publisher vouches for, after the person was told so: all its files, or none.
 * @throws NogginError `not-now` when a file was not read, or has changed since
 */
export async function adoptUnverified(ports: LibraryPorts, group: UnknownGroup): Promise<void> {
  // Skip files that are known already.
  const files = group.length === 1 ? group : group.filter(({ finding }) => finding === 'unverified');
  const named = namesOf(ports, files);
  const rows: InstalledRow[] = [];
  for (const [at, file] of files.entries()) {
    const { sha256 } = file;
    if (file.finding !== 'unverified' || sha256 === null) {
      throw new NogginError('not-now', 'This file has not been read');
    }
    await unchanged(file);
    rows.push(await flushed(ports, file, { ...(named[at] as Named), sha256, byPublisher: false }));
  }
  ports.ledger.transaction(() => {
    for (const row of rows) ports.ledger.installed.put(row);
  });
}

type Named = Pick<InstalledRow, 'modelId' | 'name' | 'ofModel' | 'fileIndex' | 'fileCount'>;

/** Files of one model go by the name that they have in common, by which they find each other. */
function namesOf(ports: LibraryPorts, files: readonly UnknownFile[]): readonly Named[] {
  const [first] = files;
  const part = first === undefined ? null : partFileOf(path.basename(first.path));
  if (first === undefined || part === null) {
    return files.map((file) => ({
      modelId: `file-${(file.sha256 ?? '').slice(0, 16)}`,
      name: escapeForDisplay(path.basename(file.path, path.extname(file.path))),
    }));
  }
  const { base, count } = part;
  const indexes = files.map((file) => partFileOf(path.basename(file.path))?.index ?? 1);
  const isTaken = (id: string): boolean =>
    indexes.some((index) => ports.ledger.installed.get(partId(id, index, count)) !== null);
  const id = idForOwnFile(base, isTaken);
  return indexes.map((index) => ({
    ...{ modelId: partId(id, index, count), name: escapeForDisplay(base) },
    ...{ ofModel: partId(id, 1, count), fileIndex: index, fileCount: count },
  }));
}

/**
 * Resumes a partial that no ledger knows, as the beginning of the model it is named after.
 * @throws NogginError `not-now` when it fits no model that could be downloaded now, or an error of the disk
 */
export async function adoptPartial(
  ports: LibraryPorts,
  file: UnknownFile,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { ledger, tuning, downloads } = ports;
  const model = file.beginsModel;
  const isBusy = (id: string): boolean =>
    ledger.downloads.liveOfModel(id) !== null || ledger.installed.get(id) !== null;
  if (model === null || isBusy(model.id)) {
    throw new NogginError('not-now', 'There is no model that this could become now');
  }
  const pieces = await measurePieces(file.path, file.bytes, tuning.pieceBytes, onProgress, signal);
  await unchanged(file);
  const id = randomUUID();
  const targetPath = path.join(ports.modelsFolder(), `${model.id}.gguf`);
  const partialPath = partialPathOf(targetPath, id);
  try {
    await flushFile(file.path);
    if (isBusy(model.id)) throw new NogginError('not-now', 'This model is being downloaded already');
    renameSync(file.path, partialPath);
    await flushFolder(path.dirname(partialPath));
  } catch (error) {
    throw diskError(error);
  }
  downloads.begin({
    id,
    modelId: model.id,
    name: model.name,
    sourceUrl: model.url,
    targetPath,
    partialPath,
    expectedBytes: model.bytes,
    expectedSha256: model.sha256,
    pieces,
    validator: { etag: null, lastModified: null },
  });
}

/** The file is still the one that was listed. @throws NogginError `not-now` */
export async function unchanged(file: UnknownFile): Promise<void> {
  const facts = await fileFacts(file.path);
  if (facts?.isFile === true && facts.bytes === file.bytes && facts.modifiedAtMs === file.modifiedAtMs)
    return;
  throw new NogginError('not-now', 'The file has changed since it was listed');
}

/**
 * Flushes a file before it is recorded.
 * @throws NogginError of the disk
 */
async function flushed(
  ports: LibraryPorts,
  file: UnknownFile,
  what: Named & Pick<InstalledRow, 'sha256' | 'byPublisher'>,
): Promise<InstalledRow> {
  try {
    await flushForeignFile(file.path);
    await flushFolder(path.dirname(file.path));
  } catch (error) {
    throw diskError(error);
  }
  const { path: filePath, bytes, modifiedAtMs } = file;
  return {
    ...what,
    ...{ path: filePath, bytes, modifiedAtMs, provenAtMs: ports.now(), adopted: true, downloadId: null },
  };
}

/** @throws NogginError of the disk */
async function looksLikeModel(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      return await beginsAsModel(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error);
  }
}
