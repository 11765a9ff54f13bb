import { statSync } from 'node:fs';
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

/** Whether this file is the installed one itself, by its name or one of its links; then nothing is kept twice. */
export function sameFileAs(file: SeenFile, installed: readonly InstalledCopy[]): InstalledCopy | null {
  return installed.find((copy) => copy.bytes === file.bytes && isSameFile(copy.path, file.path)) ?? null;
}

/** The installed file with this hash that is still there; null: none. */
export function twinWith(sha256: string, installed: readonly InstalledCopy[]): InstalledCopy | null {
  return installed.find((copy) => copy.sha256 === sha256 && isThere(copy)) ?? null;
}

function isThere({ path, bytes }: InstalledCopy): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === bytes;
}
