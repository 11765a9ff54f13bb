import type { Fit } from '../../src-preload/contract/computer.ts';
import { type DownloadView, underWay } from '../../src-preload/contract/downloads.ts';
import type { AppSnapshot, ModelView } from '../../src-preload/contract/snapshot.ts';
import { stableList } from './same-value.ts';

/**
 * Downloads that have a card, in the order of the queue. A complete one has it only until its receipt arrives, a canceled
 * one never, nor one whose canceling can still be undone.
 */
export const shownDownloadIds: (snapshot: AppSnapshot) => readonly string[] = stableList((snapshot) =>
  snapshot.downloads
    .filter((download) => isShown(snapshot, download))
    .toSorted((a, b) => a.position - b.position)
    .map(({ id }) => id),
);

function isShown(snapshot: AppSnapshot, download: DownloadView): boolean {
  if (download.state === 'cancelled' || download.id === snapshot.wizard.cancelling?.id) return false;
  if (download.state !== 'complete') return true;
  const { modelId } = download;
  return !(
    snapshot.installed.some((model) => model.modelId === modelId) ||
    snapshot.downloads.some((other) => other.modelId === modelId && isAlive(other))
  );
}

function isAlive({ state }: DownloadView): boolean {
  return state !== 'complete' && state !== 'cancelled';
}

/** Installed models whose place is not taken by a card of a download that is under way. */
export const shownInstalled = stableList((snapshot: AppSnapshot) =>
  snapshot.installed.filter(
    ({ modelId }) => !snapshot.downloads.some((other) => other.modelId === modelId && isAlive(other)),
  ),
);

/** Installed models that arrived by a download since this page began. */
export const readyModels = stableList((snapshot: AppSnapshot) =>
  shownInstalled(snapshot).filter(({ modelId }) => {
    const receipt = snapshot.library.entries.find((entry) => entry.modelId === modelId)?.receipt;
    if (receipt === undefined || receipt.askedAtMs === null || receipt.tookMs === null) return false;
    return receipt.askedAtMs + receipt.tookMs >= performance.timeOrigin;
  }),
);

/** How many downloads are under way or wait for their turn; neither those that wait for the person nor failed ones. */
export function underWayCount({ downloads }: AppSnapshot): number {
  return downloads.filter(({ state }) => underWay.includes(state)).length;
}

/**
 * Installed models that the first view shows: the current one (where none is marked, the newest), and those whose file
 * is not as it should be.
 */
export const homeInstalled = stableList((snapshot: AppSnapshot) => {
  const installed = shownInstalled(snapshot);
  const stateOf = (modelId: string) => snapshot.library.entries.find((entry) => entry.modelId === modelId);
  const newest = installed.toSorted((a, b) => b.provenAtMs - a.provenAtMs)[0];
  const current = installed.find(({ modelId }) => stateOf(modelId)?.isCurrent === true) ?? newest;
  return installed.filter((model) => {
    const state = stateOf(model.modelId)?.state ?? 'present';
    return model === current || state === 'missing' || state === 'damaged' || state === 'changed';
  });
});

const fitOrder: readonly Fit[] = ['comfortable', 'tight', 'too-big'];

/** Models that can be chosen: neither installed nor with a card; what fits this computer best comes first. */
export const availableModels: (snapshot: AppSnapshot) => readonly ModelView[] = stableList((snapshot) => {
  const shown = shownDownloadIds(snapshot);
  const taken = new Set([
    ...snapshot.installed.map(({ modelId }) => modelId),
    ...snapshot.downloads.filter(({ id }) => shown.includes(id)).map(({ modelId }) => modelId),
  ]);
  return snapshot.models
    .filter(({ id }) => !taken.has(id))
    .toSorted((a, b) => fitOrder.indexOf(a.verdict) - fitOrder.indexOf(b.verdict));
});

/** What the page is about. */
export type Situation =
  | 'empty'
  | 'active'
  | 'activeSeveral'
  | 'scheduled'
  | 'waiting'
  | 'stopped'
  | 'trouble'
  | 'troubleAmong'
  | 'ready'
  | 'readySeveral';

/** What the page is about: the first of what runs, what needs the person, what is there. */
export function situationOf(snapshot: AppSnapshot): Situation {
  const shown = shownDownloadIds(snapshot);
  const downloads = snapshot.downloads.filter(({ id, state }) => shown.includes(id) && state !== 'complete');
  const isHeld = ({ heldUntilMs }: DownloadView): boolean => heldUntilMs !== null;
  const active = downloads.filter(
    (download) => download.state !== 'paused' && download.state !== 'failed' && !isHeld(download),
  ).length;
  if (active > 0) return active > 1 ? 'activeSeveral' : 'active';
  if (downloads.some(({ state }) => state === 'failed')) return 'stopped';
  if (downloads.some(isHeld)) return 'scheduled';
  if (downloads.length > 0) return 'waiting';
  const installed = snapshot.installed.length + (shown.length - downloads.length);
  const isTroubled = snapshot.library.entries.some(({ state }) => state !== 'present');
  if (installed > 0 && isTroubled) return installed > 1 ? 'troubleAmong' : 'trouble';
  if (installed > 1) return 'readySeveral';
  return installed === 1 ? 'ready' : 'empty';
}
