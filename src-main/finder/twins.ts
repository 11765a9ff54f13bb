import { isOnDisk } from '../platform/on-disk.ts';
import { isSameFile } from '../platform/same-file.ts';
import type { SeenFile } from './seen-files.ts';

/** An installed file, as far as others are compared with it. */
export interface InstalledCopy {
  readonly modelId: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The one of these that this file is itself, by its name or another name of the same file: nothing is kept twice. */
export function sameFileAs(file: SeenFile, installed: readonly InstalledCopy[]): InstalledCopy | null {
  return installed.find(({ path }) => isSameFile(path, file.path)) ?? null;
}

/** The one of these with this hash that is still there; null: none. */
export function twinWith(sha256: string, installed: readonly InstalledCopy[]): InstalledCopy | null {
  return installed.find((copy) => copy.sha256 === sha256 && isOnDisk(copy)) ?? null;
}
