import { lstat, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileWay } from '../../src-preload/contract/storage.ts';
import { NogginError } from '../errors.ts';
import { expectWhole } from '../gguf/expect-model.ts';
import { beginsAsModel, frontOf } from '../gguf/read-front.ts';
import type { LocalFile } from '../model-files/local-file.ts';
import { plainRead, seenAs } from '../model-files/source.ts';
import { partFileNames, partFileOf } from '../models/part-file.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { diskError } from '../platform/disk-errors.ts';

/** What can be known of a model without reading it. */
export interface InspectedModel {
  /** One file, or all parts in order. */
  readonly files: readonly LocalFile[];
  /** Its file's name, or what the names of its parts have in common. */
  readonly fileName: string;
  /** Of all files. */
  readonly bytes: number;
  readonly isSameDisk: boolean;
  /** What can be done with it, best first. */
  readonly ways: readonly FileWay[];
}

interface InspectedFile extends LocalFile {
  readonly isSameDisk: boolean;
  readonly isLink: boolean;
}

/**
 * Looks at a file that the person chose, and where it is a part of a model in several files at the others beside it:
 * regular files that begin as models do.
 * @param modelsFolder where it would go; tells whether it could share its room
 * @throws NogginError `not-a-model`, `companion-file`, `file-cut-off`, `part-missing` with the name of the first that is not there, or of the disk
 */
export async function inspectModel(chosen: string, modelsFolder: string): Promise<InspectedModel> {
  try {
    const names = partFileNames(path.basename(chosen));
    const paths = names.length === 0 ? [chosen] : names.map((name) => path.join(path.dirname(chosen), name));
    await refuseMissing(paths, chosen);
    const device = await deviceOf(modelsFolder);
    const files: InspectedFile[] = [];
    for (const each of paths) files.push(await inspectFile(each, device));
    const isSameDisk = files.every((file) => file.isSameDisk);
    const ways: readonly FileWay[] = isSameDisk ? ['link', 'copy', 'move'] : ['copy', 'move'];
    const fileName = path.basename(chosen);
    return {
      files: files.map(({ isSameDisk: _disk, isLink: _link, ...file }) => file),
      fileName: partFileOf(fileName)?.base ?? fileName,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      isSameDisk,
      // Moving a symlink would leave a dangling one.
      ways: ways.filter((way) => way !== 'move' || !files.some(({ isLink }) => isLink)),
    };
  } catch (error) {
    throw diskError(error);
  }
}

/** A part is useless alone. Errors of the chosen file itself are the disk's. */
async function refuseMissing(paths: readonly string[], chosen: string): Promise<void> {
  const missing: string[] = [];
  for (const each of paths) {
    if (each !== chosen && !(await isThere(each))) missing.push(path.basename(each));
  }
  const [first, ...others] = missing;
  if (first === undefined) return;
  throw new NogginError('part-missing', 'A file of this model is not beside the others', {
    details: { file: escapeForDisplay(first), others: others.length },
  });
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function inspectFile(file: string, device: number | null): Promise<InspectedFile> {
  const isLink = (await lstat(file)).isSymbolicLink();
  const real = await realpath(file);
  const fileName = path.basename(file);
  const handle = await open(real, plainRead);
  try {
    const facts = await handle.stat({ bigint: true });
    if (!facts.isFile() || !(await beginsAsModel(handle))) {
      throw new NogginError('not-a-model', 'Not a GGUF file', {
        details: { file: escapeForDisplay(fileName) },
      });
    }
    expectWhole(await frontOf(handle));
    const isSameDisk = Number(facts.dev) === device;
    return { path: real, fileName, bytes: Number(facts.size), seen: seenAs(facts), isSameDisk, isLink };
  } finally {
    await handle.close();
  }
}

/** The device of a folder, or of the nearest one above it that is there. */
async function deviceOf(folder: string): Promise<number | null> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    try {
      return (await stat(at)).dev;
    } catch {
      if (at === path.dirname(at)) return null;
    }
  }
}
