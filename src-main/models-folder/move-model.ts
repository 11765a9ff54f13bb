import { existsSync } from 'node:fs';
import { mkdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import type { InstalledFile } from '../ledger/installed.ts';
import { type Placed, placeRecorded } from '../model-files/place-recorded.ts';
import type { BringOutcome } from '../model-files/port.ts';
import { requireRoom } from '../model-files/require-room.ts';
import { removeTemporaryFiles } from '../model-files/temporary-files.ts';
import { diskError } from '../platform/disk-errors.ts';
import { isNameTaken } from '../platform/name-taken.ts';
import { occupied } from '../platform/place-file.ts';
import type { MoverPorts } from './ports.ts';

/** `damaged`: the file is not the one that was verified; it stays where it is. */
export type Moved = 'moved' | 'damaged' | 'stopped';

/**
 * Moves one model: brought under a temporary name, read back and verified, named, recorded; only then is the old file
 * removed. A copy that was stopped is gone on with.
 * @throws NogginError why it cannot go on
 */
export async function moveModel(
  row: InstalledFile,
  temporary: string,
  ports: MoverPorts,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<Moved> {
  const folder = path.dirname(temporary);
  await prepare(row, folder, temporary, ports);
  const outcome = await bringProven(row, temporary, ports, onProgress, signal);
  if (outcome.kind === 'stopped') return 'stopped';
  if (outcome.kind === 'failed') {
    throw new NogginError(outcome.code, outcome.message, { details: outcome.details });
  }
  if (outcome.sha256 !== row.sha256) {
    await unlink(temporary).catch(() => {});
    return 'damaged';
  }
  const old = { bytes: outcome.bytes, modifiedAtMs: outcome.modifiedAtMs };
  const name = path.basename(row.path);
  const placed = await placeRecorded(ports.ledger, temporary, outcome.mark, folder, name);
  record(row, temporary, placed, old, ports);
  const temporaryFiles = ports.ledger.temporaryFiles.all();
  const ours = [row.path, temporary, placed.target];
  await removeTemporaryFiles(
    ports.ledger,
    ports.log,
    temporaryFiles.filter((file) => ours.includes(file.path)),
  );
  return 'moved';
}

async function prepare(
  row: InstalledFile,
  folder: string,
  temporary: string,
  ports: MoverPorts,
): Promise<void> {
  try {
    if (ports.mayMakeFolder()) await mkdir(folder, { recursive: true });
    await stat(row.path);
    const target = path.join(folder, path.basename(row.path));
    // A part must keep its name: llama.cpp finds it by that.
    if (row.fileCount > 1 && isNameTaken(target)) throw occupied(target);
    const presentBytes = existsSync(temporary) ? (await stat(temporary)).size : 0;
    await requireRoom([{ path: row.path, bytes: row.bytes, presentBytes }], true, folder, ports);
  } catch (error) {
    throw diskError(error);
  }
}

/** A power loss may have damaged a stopped copy: then copy once more from the start. */
async function bringProven(
  row: InstalledFile,
  temporary: string,
  ports: MoverPorts,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<BringOutcome> {
  const wasBegun = existsSync(temporary);
  let isCopy = false;
  const spec = { source: row.path, seen: null, temporary, how: 'link', readBack: true, goOn: true } as const;
  const bring = (): Promise<BringOutcome> =>
    ports.bring(
      spec,
      ({ stage, doneBytes }) => {
        isCopy ||= stage === 'copying';
        // A copy is written and then read: each is half of the work.
        const half = Math.floor(doneBytes / 2);
        if (stage === 'copying') onProgress(half);
        else onProgress(isCopy ? Math.floor(row.bytes / 2) + half : doneBytes);
      },
      signal,
    );
  const outcome = await bring();
  if (outcome.kind !== 'done' || outcome.sha256 === row.sha256 || !wasBegun) return outcome;
  await unlink(temporary);
  return bring();
}

/** One transaction: the model moved, and the old file is obsolete. */
function record(
  row: InstalledFile,
  temporary: string,
  { target, modifiedAtMs }: Placed,
  old: { bytes: number; modifiedAtMs: number },
  { ledger, now }: MoverPorts,
): void {
  ledger.transaction(() => {
    ledger.temporaryFiles.put({ path: temporary, bytes: null, modifiedAtMs: null });
    // The person removed it meanwhile: the new file is obsolete.
    if (ledger.installed.get(row.modelId)?.path !== row.path) return;
    ledger.temporaryFiles.forget(target);
    ledger.installed.put({ ...row, path: target, modifiedAtMs, provenAtMs: now() });
    ledger.temporaryFiles.put({ path: row.path, ...old });
  });
}
