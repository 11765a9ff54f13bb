import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileStamp, placeRecorded } from '../bring/place-recorded.ts';
import type { BringOutcome, BringProgress } from '../bring/port.ts';
import { needsRoom } from '../bring/room.ts';
import { removeUnneeded } from '../bring/unneeded.ts';
import type { Downloadable } from '../downloads/ports.ts';
import { NogginError } from '../errors.ts';
import { safeName } from '../library/safe-name.ts';
import { diskError } from '../platform/disk-errors.ts';
import type { ArrivalPorts, Arriving } from './arrivals.ts';
import { safeId } from './safe-id.ts';

type Brought = Extract<BringOutcome, { kind: 'done' }>;

/**
 * Brings a file into the models folder under a temporary name, proves it, gives it its name and records it. Nothing is
 * overwritten; an original that is moved is removed only when all that is on the disk.
 * @returns the model's id, or null when it was stopped
 * @throws NogginError why it could not be; then nothing of it is left
 */
export async function bringIn(
  arriving: Arriving,
  ports: ArrivalPorts,
  onProgress: (progress: BringProgress) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const { ledger } = ports;
  const folder = ports.modelsFolder();
  await prepareFolder(folder, ports);
  await needsRoom({ ...arriving, mayShare: arriving.way !== 'copy' }, folder, ports);
  const temporary = path.join(folder, `.noggin-${randomUUID()}.incoming`);
  const unneeded = { path: temporary, bytes: null, modifiedAtMs: null };
  ledger.together(() => ledger.unneeded.put(unneeded));
  try {
    const outcome = await ports.bring(
      {
        source: arriving.path,
        temporary,
        how: arriving.way === 'move' ? 'link' : arriving.way === 'copy' ? 'copy' : 'reuse',
        readBack: arriving.way === 'move',
        goOn: false,
      },
      onProgress,
      signal,
    );
    if (outcome.kind === 'stopped') return null;
    if (outcome.kind === 'failed') {
      throw new NogginError(outcome.code, outcome.message, { details: outcome.details });
    }
    return await settle(arriving, ports, folder, temporary, outcome);
  } finally {
    await removeUnneeded(
      ledger,
      ports.log,
      ledger.unneeded.all().filter((file) => file.path === temporary || file.path === arriving.path),
    );
  }
}

async function prepareFolder(folder: string, ports: ArrivalPorts): Promise<void> {
  try {
    if (ports.mayMakeFolder()) await mkdir(folder, { recursive: true });
    else await stat(folder);
  } catch (error) {
    throw diskError(error);
  }
}

/** Names and records what was proven. */
async function settle(
  arriving: Arriving,
  ports: ArrivalPorts,
  folder: string,
  temporary: string,
  { sha256, bytes }: Brought,
): Promise<string> {
  const { ledger } = ports;
  const { expected } = arriving;
  if (expected !== null && sha256 !== expected.sha256) {
    throw new NogginError('checksum-mismatch', 'The file is not the model it seemed to be', {
      details: { path: arriving.path },
    });
  }
  const model = expected ?? ports.allModels().find((one) => one.sha256 === sha256) ?? null;
  const twin = ledger.installed.all().find((row) => row.sha256 === sha256 && existsSync(row.path));
  if (twin !== undefined) {
    throw new NogginError('already-installed', 'The same file is installed', {
      details: { model: twin.modelId },
    });
  }
  const modelId = model?.id ?? safeId(path.basename(arriving.path), (id) => isTaken(id, ports));
  const original = arriving.way === 'move' ? await fileStamp(arriving.path) : null;
  const { target, modifiedAtMs } = await placeRecorded(ledger, temporary, folder, `${modelId}.gguf`);
  ledger.together(() => {
    ledger.installed.put({
      modelId,
      name: model?.name ?? displayName(arriving.path),
      path: target,
      bytes,
      modifiedAtMs,
      sha256,
      provenAtMs: ports.now(),
      adopted: true,
      downloadId: null,
      byPublisher: model !== null,
    });
    ledger.origins.put(modelId, arriving.path);
    ledger.unneeded.forget(target);
    if (original !== null) ledger.unneeded.put({ path: arriving.path, ...original });
  });
  return modelId;
}

function isTaken(id: string, { ledger, allModels }: ArrivalPorts): boolean {
  return (
    ledger.installed.get(id) !== null ||
    ledger.downloads.liveOfModel(id) !== null ||
    allModels().some((model: Downloadable) => model.id === id)
  );
}

/** The file's name without its ending: what the person knows it by. */
function displayName(file: string): string {
  return safeName(path.basename(file).replace(/\.gguf$/i, ''));
}
