import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { NogginError } from '../errors.ts';
import type { LocalFile } from '../model-files/local-file.ts';
import type { BringOutcome, BringProgress } from '../model-files/port.ts';
import { requireRoom } from '../model-files/require-room.ts';
import { removeTemporaryFiles } from '../model-files/temporary-files.ts';
import { diskError } from '../platform/disk-errors.ts';
import { randomUUID } from '../platform/late-crypto.ts';
import type { ImportPorts, ImportRequest } from './ports.ts';
import { type ProvenFile, recordImport } from './record-import.ts';

/**
 * Imports the files of a model: temporary names, verification, final names, record. All or none; never overwrites;
 * removes moved originals last.
 * @returns the model's id, or null when stopped
 * @throws NogginError why it failed; then nothing of it is left
 */
export async function bringIn(
  arriving: ImportRequest,
  ports: ImportPorts,
  onProgress: (progress: BringProgress) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const { ledger } = ports;
  const { files } = arriving;
  ports.admission.checkFiles(files);
  const folder = ports.modelsFolder();
  await prepareFolder(folder, ports);
  const coming = files.map((file) => ({ ...file, presentBytes: 0 }));
  await requireRoom(coming, arriving.way !== 'copy', folder, ports);
  const temporaries = files.map(() => path.join(folder, `.noggin-${randomUUID()}.incoming`));
  ledger.transaction(() => {
    for (const each of temporaries)
      ledger.temporaryFiles.put({ path: each, bytes: null, modifiedAtMs: null });
  });
  const ours = new Set([...temporaries, ...files.map((file) => file.path)]);
  try {
    const proven: ProvenFile[] = [];
    let doneBytes = 0;
    for (const [at, file] of files.entries()) {
      const temporary = temporaries[at] ?? '';
      const before = doneBytes;
      const outcome = await bringOne(arriving, file, temporary, ports, signal, (progress) =>
        onProgress({ ...progress, doneBytes: before + progress.doneBytes, totalBytes: arriving.bytes }),
      );
      if (outcome === null) return null;
      const { bytes, sha256, modifiedAtMs, mark } = outcome;
      const original = { path: file.path, modifiedAtMs };
      proven.push({ original, fileName: file.fileName, temporary, mark, bytes, sha256 });
      doneBytes += file.bytes;
    }
    return await recordImport(arriving, proven, folder, ports, (target) => ours.add(target));
  } finally {
    const left = ledger.temporaryFiles.all().filter((file) => ours.has(file.path));
    await removeTemporaryFiles(ledger, ports.log, left);
  }
}

/** Imports and hashes one file; null when stopped. */
async function bringOne(
  { way }: ImportRequest,
  { path: source, seen }: LocalFile,
  temporary: string,
  ports: ImportPorts,
  signal: AbortSignal,
  onProgress: (progress: BringProgress) => void,
): Promise<Extract<BringOutcome, { kind: 'done' }> | null> {
  const how = way === 'move' ? 'link' : way === 'copy' ? 'copy' : 'reuse';
  const spec = { source, seen, temporary, how, readBack: way === 'move', goOn: false } as const;
  const outcome = await ports.bring(spec, onProgress, signal);
  if (outcome.kind === 'stopped') return null;
  if (outcome.kind === 'done') return outcome;
  throw new NogginError(outcome.code, outcome.message, { details: outcome.details });
}

async function prepareFolder(folder: string, ports: ImportPorts): Promise<void> {
  try {
    if (ports.mayMakeFolder()) await mkdir(folder, { recursive: true });
    else await stat(folder);
  } catch (error) {
    throw diskError(error);
  }
}
