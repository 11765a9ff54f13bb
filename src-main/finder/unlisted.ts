import path from 'node:path';
import { NogginError } from '../errors.ts';
import type { LocalFile } from '../model-files/local-file.ts';
import { partFileOf } from '../models/part-file.ts';
import { escapeForDisplay } from '../names/for-display.ts';
import { inspectModel } from './inspect.ts';
import { isModelName, type SeenFile } from './seen-files.ts';

/** A model of another program that no list vouches for. */
export interface UnlistedModel {
  readonly name: string;
  /** One file, or all parts in order. */
  readonly files: readonly LocalFile[];
  /** Of all files. */
  readonly bytes: number;
}

/**
 * The model that begins with this file, whole by its own tables; null for anything else: a part that is not the first, one
 * whose others are not there, what is cut off or is no model by itself.
 * @param storeName what its program calls it, where the file's own name tells nothing
 * @param modelsFolder see {@link inspectModel}
 */
export async function unlistedModel(
  file: SeenFile,
  storeName: string | null,
  modelsFolder: string,
): Promise<UnlistedModel | null> {
  const isNamed = isModelName(file);
  if (!isNamed && storeName === null) return null;
  if (isNamed && (partFileOf(path.basename(file.path))?.index ?? 1) !== 1) return null;
  try {
    const { files, fileName, bytes } = await inspectModel(file.path, modelsFolder);
    if (isNamed || storeName === null) return { name: shown(fileName), files, bytes };
    return { name: shown(storeName), bytes, files: files.map((one) => ({ ...one, fileName: storeName })) };
  } catch (error) {
    if (error instanceof NogginError) return null;
    throw error;
  }
}

function shown(fileName: string): string {
  return escapeForDisplay(fileName.replace(/\.gguf$/i, ''));
}
