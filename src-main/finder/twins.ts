import path from 'node:path';
import type { TwinView } from '../../src-preload/contract/storage.ts';
import { partFileOf } from '../models/part-file.ts';
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

/** The sizes that more than one of these has: files that may be copies of each other. In bytes. */
export function sizesTwice(files: readonly SeenFile[]): ReadonlySet<number> {
  const seen = new Set<number>();
  return new Set(files.map(({ bytes }) => bytes).filter((bytes) => seen.has(bytes) || !seen.add(bytes)));
}

/** The list with one more twin, by path. The files of one model in one folder are one twin. */
export function withTwin(twins: readonly TwinView[], twin: TwinView): readonly TwinView[] {
  const base = baseOf(twin);
  const same = twins.find((one) => base !== null && baseOf(one) === base && one.name === twin.name);
  if (same === undefined) return [...twins, twin].toSorted(byPath);
  const [first] = [same, twin].toSorted(byPath);
  const whole = {
    ...same,
    path: first?.path ?? same.path,
    bytes: same.bytes + twin.bytes,
    sharesRoom: same.sharesRoom && twin.sharesRoom,
  };
  return twins.map((one) => (one === same ? whole : one)).toSorted(byPath);
}

const byPath = (a: TwinView, b: TwinView): number => (a.path < b.path ? -1 : 1);

/** What the names of all files of a model have in common, with their folder; null for a lone file. */
function baseOf({ path: file }: TwinView): string | null {
  const base = partFileOf(path.basename(file))?.base ?? null;
  return base === null ? null : path.join(path.dirname(file), base);
}
