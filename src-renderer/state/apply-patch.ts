import type { DownloadView } from '../../src-preload/contract/downloads.ts';
import type { AppSnapshot, StatePatch } from '../../src-preload/contract/snapshot.ts';
import { keepSame, keepSameRows } from './same-value.ts';

/** What became of a patch. `stale`: already known. `gap`: something before it is missing, ask for the snapshot. */
export type Patched =
  | { readonly kind: 'applied'; readonly snapshot: AppSnapshot }
  | { readonly kind: 'stale' }
  | { readonly kind: 'gap' };

/** Applies a patch to what is known. Pure; whatever does not change keeps its identity. */
export function applyPatch(known: AppSnapshot, patch: StatePatch): Patched {
  if (patch.seq <= known.seq) return { kind: 'stale' };
  if (patch.seq > known.seq + 1) return { kind: 'gap' };
  const { seq, downloads = [], removedDownloads = [], ...parts } = patch;
  const patched = { ...known, ...parts, seq };
  // Its receipt has taken its place for good: deleting the model must not bring its download back.
  const isReceived = ({ state, modelId }: DownloadView): boolean =>
    state === 'complete' && patched.installed.some((model) => model.modelId === modelId);
  return {
    kind: 'applied',
    snapshot: keepUnchanged(known, {
      ...patched,
      downloads: upsert(known.downloads, downloads).filter(
        (row) => !removedDownloads.includes(row.id) && !isReceived(row),
      ),
    }),
  };
}

/** Parts that are lists of rows, and what a row is known by. */
const keys: Readonly<Record<string, string>> = {
  models: 'id',
  downloads: 'id',
  notices: 'id',
  installed: 'modelId',
  firstWords: 'modelId',
};

/** The fresh snapshot, with every part and row of the known one that holds the same. */
export function keepUnchanged(known: AppSnapshot, fresh: AppSnapshot): AppSnapshot {
  const before: Readonly<Record<string, unknown>> = { ...known };
  const parts = Object.entries(fresh).map(([name, part]) => [name, kept(name, before[name], part)]);
  return Object.fromEntries(parts) as AppSnapshot;
}

function kept(name: string, before: unknown, now: unknown): unknown {
  const key = keys[name];
  return key === undefined
    ? keepSame(before, now)
    : keepSameRows(rowsOf(before), rowsOf(now), (row) => String(row[key]));
}

function rowsOf(part: unknown): readonly Readonly<Record<string, unknown>>[] {
  return part as readonly Readonly<Record<string, unknown>>[];
}

/** Known rows are replaced in their place; new ones come first, as in the snapshot. */
function upsert(known: readonly DownloadView[], changed: readonly DownloadView[]): readonly DownloadView[] {
  const byId = new Map(changed.map((row) => [row.id, row]));
  const present = new Set(known.map(({ id }) => id));
  return [
    ...[...byId.values()].filter(({ id }) => !present.has(id)),
    ...known.map((row) => byId.get(row.id) ?? row),
  ];
}
