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

/** The fresh snapshot, with every part and row of the known one that holds the same. */
export function keepUnchanged(known: AppSnapshot, fresh: AppSnapshot): AppSnapshot {
  return {
    ...fresh,
    computer: keepSame(known.computer, fresh.computer),
    models: keepSameRows(known.models, fresh.models, ({ id }) => id),
    catalogue: keepSame(known.catalogue, fresh.catalogue),
    catalogueError: keepSame(known.catalogueError, fresh.catalogueError),
    recommendation: keepSame(known.recommendation, fresh.recommendation),
    downloads: keepSameRows(known.downloads, fresh.downloads, ({ id }) => id),
    installed: keepSameRows(known.installed, fresh.installed, ({ modelId }) => modelId),
    library: keepSame(known.library, fresh.library),
    notices: keepSameRows(known.notices, fresh.notices, ({ id }) => id),
    settings: keepSame(known.settings, fresh.settings),
    storage: keepSame(known.storage, fresh.storage),
    firstWords: keepSame(known.firstWords, fresh.firstWords),
    measurement: keepSame(known.measurement, fresh.measurement),
    wizard: keepSame(known.wizard, fresh.wizard),
    link: keepSame(known.link, fresh.link),
  };
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
