import type { InstalledView } from '../../src-preload/contract/snapshot.ts';
import type { InstalledFile } from '../ledger/installed.ts';

/** Files in groups: those of one model together, in order. Groups are in the order of their first. Pure. */
export function byModel<T extends { readonly ofModel: string; readonly fileIndex: number }>(
  files: readonly T[],
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, T[]>();
  for (const file of files) groups.set(file.ofModel, [...(groups.get(file.ofModel) ?? []), file]);
  return [...groups.values()].map(
    (group) => group.toSorted((a, b) => a.fileIndex - b.fileIndex) as [T, ...T[]],
  );
}

/** Whether these are all files of their model. Pure. */
export function isWhole(group: readonly [InstalledFile, ...InstalledFile[]]): boolean {
  return group.length === group[0].fileCount;
}

/**
 * Installed models. Files whose others are on their way are left out; files that were left alone stand for themselves.
 * Pure.
 * @param isComing whether files of this model are on their way
 */
export function installedModels(
  files: readonly InstalledFile[],
  isComing: (modelId: string) => boolean,
): readonly InstalledView[] {
  return byModel(files).flatMap((group) => {
    if (isWhole(group)) return [modelView(group)];
    return isComing(group[0].ofModel) ? [] : group.map(loneFile);
  });
}

function modelView(files: readonly [InstalledFile, ...InstalledFile[]]): InstalledView {
  const [first] = files;
  if (files.length === 1) return fileView(first);
  return {
    ...fileView(first),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    provenAtMs: Math.max(...files.map(({ provenAtMs }) => provenAtMs)),
    adopted: files.every(({ adopted }) => adopted),
    parts: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
}

function loneFile(file: InstalledFile): InstalledView {
  return { ...fileView(file), lone: { index: file.fileIndex, count: file.fileCount } };
}

function fileView({ modelId, name, path, bytes, sha256, provenAtMs, adopted }: InstalledFile): InstalledView {
  return { modelId, name, path, bytes, sha256, provenAtMs, adopted };
}
