import type { InstalledView } from '../../../src-preload/contract/snapshot.ts';

/** Models that lie in one folder. */
export interface FolderOfModels {
  readonly folder: string;
  readonly models: readonly InstalledView[];
  /** Of all its models. */
  readonly bytes: number;
}

/**
 * Groups models by the folder they lie in: the one that new models go to comes first, the others as their first model
 * does. Pure.
 * @param current where new models go
 */
export function byFolder(models: readonly InstalledView[], current: string): readonly FolderOfModels[] {
  const folders = Map.groupBy(models, ({ path }) => folderOf(path));
  return [...folders]
    .map(([folder, inside]) => ({
      folder,
      models: inside,
      bytes: inside.reduce((sum, { bytes }) => sum + bytes, 0),
    }))
    .toSorted((a, b) => Number(b.folder === current) - Number(a.folder === current));
}

/** The path without its last name, with either kind of slash. */
function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}
