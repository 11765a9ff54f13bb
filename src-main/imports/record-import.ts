import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Downloadable } from '../downloads/ports.ts';
import { NogginError } from '../errors.ts';
import { type Placed, placeRecorded } from '../model-files/place-recorded.ts';
import { partId } from '../models/part.ts';
import { partFileOf } from '../models/part-file.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { idForOwnFile } from '../names/ids.ts';
import type { FileMark } from '../platform/file-mark.ts';
import { isNameTaken } from '../platform/name-taken.ts';
import type { ImportPorts, ImportRequest } from './ports.ts';

/** A hashed file in the models folder under a temporary name. */
export interface ProvenFile {
  /** Source path and modification time: identify it before removal. */
  readonly original: { readonly path: string; readonly modifiedAtMs: number };
  /** What the original is called where the person sees it. */
  readonly fileName: string;
  readonly temporary: string;
  readonly mark: FileMark;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a file becomes. */
interface Named {
  readonly modelId: string;
  readonly name: string;
  readonly ofModel: string;
  readonly fileIndex: number;
  readonly fileCount: number;
  /** Its hash is one that its publisher has told. */
  readonly byPublisher: boolean;
}

interface Settled {
  readonly file: ProvenFile;
  readonly named: Named;
  readonly placed: Placed;
}

/**
 * Names and records hashed files in one transaction.
 * @param placing told of each final name before it is recorded; unrecorded ones are removed later
 * @returns the model's id
 * @throws NogginError `checksum-mismatch`, `already-installed`, `source-changed`, or of the disk
 */
export async function recordImport(
  arriving: ImportRequest,
  files: readonly ProvenFile[],
  folder: string,
  ports: ImportPorts,
  placing: (target: string) => void,
): Promise<string> {
  const { ledger } = ports;
  const { expected } = arriving;
  const wrong = expected === null ? undefined : files.find(({ sha256 }) => sha256 !== expected.sha256);
  if (wrong !== undefined) {
    throw new NogginError('checksum-mismatch', 'The file is not the model it seemed to be', {
      details: { path: wrong.original.path },
    });
  }
  refuseTwins(files, ports);
  const names = files.length === 1 ? [nameOf(files, expected, ports)] : partNames(files, folder, ports);
  const settled: Settled[] = [];
  for (const [at, file] of files.entries()) {
    const named = names[at] as Named;
    const placed = await placeRecorded(ledger, file.temporary, file.mark, folder, `${named.modelId}.gguf`);
    placing(placed.target);
    settled.push({ file, named, placed });
  }
  ledger.transaction(() => {
    for (const { file, named, placed } of settled) {
      const { target, modifiedAtMs } = placed;
      const { original, bytes, sha256 } = file;
      const proof = { path: target, bytes, modifiedAtMs, sha256, provenAtMs: ports.now() };
      ledger.installed.put({ ...named, ...proof, adopted: true, downloadId: null });
      ledger.origins.put(named.modelId, original.path);
      ledger.temporaryFiles.forget(target);
      if (arriving.way === 'move') ledger.temporaryFiles.put({ ...original, bytes });
    }
  });
  return names[0]?.modelId ?? '';
}

/** @throws NogginError `already-installed` when every one of these is here */
function refuseTwins(files: readonly ProvenFile[], { ledger }: ImportPorts): void {
  const rows = ledger.installed.all();
  const twins = files.flatMap(
    ({ sha256 }) => rows.find((row) => row.sha256 === sha256 && existsSync(row.path)) ?? [],
  );
  if (twins.length < files.length) return;
  throw new NogginError('already-installed', 'The same file is installed', {
    details: { model: twins[0]?.modelId ?? '' },
  });
}

/** One file is what was expected, or what its hash says, or the person's own. */
function nameOf([file]: readonly ProvenFile[], expected: Downloadable | null, ports: ImportPorts): Named {
  const model = expected ?? ports.allModels().find(({ sha256 }) => sha256 === file?.sha256);
  const alone = (id: string) => ({ modelId: id, ofModel: id, fileIndex: 1, fileCount: 1 });
  if (model !== undefined) return { ...alone(model.id), name: model.name, byPublisher: true };
  const fileName = file?.fileName ?? '';
  const modelId = idForOwnFile(fileName, (id) => isTaken(id, ports));
  return { ...alone(modelId), name: escapeForDisplay(fileName.replace(/\.gguf$/i, '')), byPublisher: false };
}

/** Parts go by one rule, on the disk too: llama.cpp finds the others by the name of the first. */
function partNames(files: readonly ProvenFile[], folder: string, ports: ImportPorts): readonly Named[] {
  const count = files.length;
  const fileName = files[0]?.fileName ?? '';
  const base = partFileOf(fileName)?.base ?? fileName;
  const idsOf = (id: string): readonly string[] => files.map((_file, at) => partId(id, at + 1, count));
  const id = idForOwnFile(base, (one) =>
    idsOf(one).some((each) => isTaken(each, ports) || isNameTaken(path.join(folder, `${each}.gguf`))),
  );
  return idsOf(id).map((modelId, at) => ({
    modelId,
    name: escapeForDisplay(base),
    ofModel: partId(id, 1, count),
    fileIndex: at + 1,
    fileCount: count,
    byPublisher: false,
  }));
}

function isTaken(id: string, { ledger, allModels }: ImportPorts): boolean {
  return (
    ledger.installed.get(id) !== null ||
    ledger.downloads.liveOfModel(id) !== null ||
    allModels().some((model) => model.id === id)
  );
}
